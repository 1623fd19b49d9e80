import { badRequest, type Context, type Transaction } from '@inhouse/core'
import type { Membership, Organization } from '@inhouse/orgs'
import { invitationRevoked } from '../events.ts'
import { db, type Invitation } from '../tables.ts'
import { getInvitationRow, mailed, openInvitations } from './find.ts'
import { removePendingMembership } from './pending-membership.ts'
import type { MailedInvitation } from './serializer.ts'

/** Takes an invitation back, and the membership that waited for it. */
export function revokeInvitation(ctx: Context, id: string): Promise<MailedInvitation> {
  return ctx.transaction(async (tx) => {
    const revoked = await revoke(tx, await getInvitationRow(tx, id))
    if (!revoked) throw badRequest('invite_not_pending', 'The invitation is not pending.')
    await removePendingMembership(tx, revoked)
    return mailed(tx, revoked)
  })
}

/** Whose pending membership was taken away is no longer invited. */
export async function revokeInvitationOfMembership(
  tx: Transaction,
  { id, status }: Pick<Membership, 'id' | 'status'>,
): Promise<void> {
  if (status !== 'pending') return
  const open = await openInvitations(tx).where('membership_id', '=', id).executeTakeFirst()
  if (open) await revoke(tx, open)
}

/** Nobody is invited any more to where there is nothing. */
export async function revokeInvitationsOfOrganization(
  tx: Transaction,
  { id }: Pick<Organization, 'id'>,
): Promise<void> {
  const open = await openInvitations(tx).where('organization_id', '=', id).orderBy('id').execute()
  for (const invitation of open) await revoke(tx, invitation)
}

/** Nothing where it was accepted, revoked or has run out before. */
async function revoke(tx: Transaction, before: Invitation): Promise<Invitation | undefined> {
  const change = { revoked_at: tx.now(), updated_at: tx.now() }
  const { numUpdatedRows } = await db(tx)
    .updateTable('invitations')
    .set(change)
    .where('id', '=', before.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return undefined
  const invitation = { ...before, ...change }
  await tx.emit(invitationRevoked, { invitation, now: tx.now() })
  return invitation
}
