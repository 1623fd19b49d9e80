import type { Transaction } from '@inhouse/core'
import { createMembership, deactivateMembership, findMembership } from '@inhouse/orgs'
import { findUserByEmail, getUser } from '@inhouse/users'
import { Misplanted } from './misplanted.ts'
import { pinned } from './pinned.ts'
import type { SeedMembership } from './schema.ts'

/** `path` says where in the organization's entry it stands. */
export async function plantMembership(
  tx: Transaction,
  organization_id: string,
  entry: SeedMembership,
  path: string,
) {
  const user = entry.email
    ? await findUserByEmail(tx, entry.email)
    : await getUser(tx, entry.user_id!)
  if (!user) throw new Misplanted(`${path}.email`, `There is no user '${entry.email}'.`)

  const found = await findMembership(tx, user.id, organization_id)
  const { id } = found ?? (await create(tx, organization_id, user.id, entry))
  return { id, user_id: user.id }
}

async function create(
  tx: Transaction,
  organization_id: string,
  user_id: string,
  { id, role, role_slug = role, status }: SeedMembership,
) {
  const membership = await createMembership(pinned(tx, 'om', id), {
    organization_id,
    user_id,
    role_slug,
    status: status === 'pending' ? status : 'active',
  })
  return status === 'inactive' ? deactivateMembership(tx, membership.id) : membership
}
