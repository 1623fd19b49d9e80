import { createInvitation, listInvitations } from '@inhouse/authkit'
import type { Transaction } from '@inhouse/core'
import { pinned } from './pinned.ts'
import type { SeedInvitation } from './schema.ts'

/** One that somebody has open already, or has accepted, is not sent again. */
export async function plantInvitation(tx: Transaction, { id, ...input }: SeedInvitation) {
  const { email, organization_id = null } = input
  const query = { email, limit: 100, order: 'desc' as const }
  const { items } = await listInvitations(tx, {
    ...query,
    ...(organization_id && { organization_id }),
  })
  const found = items.find(
    ({ invitation }) =>
      invitation.organization_id === organization_id && invitation.revoked_at === null,
  )
  const { invitation } = found ?? (await createInvitation(pinned(tx, 'invitation', id), input))
  return { id: invitation.id, email }
}
