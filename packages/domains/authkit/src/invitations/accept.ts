import { badRequest, type Context, type Transaction } from '@inhouse/core'
import {
  activateMembership,
  createMembership,
  findMembership,
  type NamedMembership,
} from '@inhouse/orgs'
import { findUserByEmail, type User } from '@inhouse/users'
import { invitationAccepted } from '../events.ts'
import { db, type Invitation } from '../tables.ts'
import { getInvitationRow, mailed } from './find.ts'
import { removePendingMembership } from './pending-membership.ts'
import { type MailedInvitation, stateOf } from './serializer.ts'
import { assertUsableBy, invalidInvitation } from './usable.ts'

/** An invitation that was accepted, and the membership that came of it, if it led anywhere. */
export interface Accepted {
  invitation: Invitation
  membership: NamedMembership | undefined
}

/** Spends an invitation and makes the user a member. Of two who come at once, one is refused. */
export async function acceptInvitation(
  tx: Transaction,
  before: Invitation,
  user: User,
): Promise<Accepted> {
  assertUsableBy(before, user.email)
  const change = { accepted_at: tx.now(), accepted_user_id: user.id, updated_at: tx.now() }
  const { numUpdatedRows } = await db(tx)
    .updateTable('invitations')
    .set(change)
    .where('id', '=', before.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now())
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw invalidInvitation()

  const membership = await join(tx, before, user)
  // A colleague may have accepted in place of the user who was asked.
  if (before.membership_id !== membership?.id) await removePendingMembership(tx, before)
  const invitation = { ...before, ...change }
  await tx.emit(invitationAccepted, { invitation, now: tx.now() })
  return { invitation, membership }
}

/** Accepts for the user who was invited, as the host's backend may. */
export function acceptInvitationById(ctx: Context, id: string): Promise<MailedInvitation> {
  return ctx.transaction(async (tx) => {
    const before = await getInvitationRow(tx, id)
    if (before.accepted_user_id) {
      throw badRequest(
        'invite_has_accepted_user_id',
        'Someone has accepted the invitation already.',
      )
    }
    if (stateOf(before, tx.now()) !== 'pending') {
      throw badRequest('invite_not_pending', 'The invitation is not pending.')
    }
    const user = await findUserByEmail(tx, before.email)
    if (!user) {
      throw badRequest('invalid_invite', `There is no user with the address '${before.email}' yet.`)
    }
    return mailed(tx, (await acceptInvitation(tx, before, user)).invitation)
  })
}

async function join(
  tx: Transaction,
  { organization_id, role_slug }: Invitation,
  user: User,
): Promise<NamedMembership | undefined> {
  if (organization_id === null) return undefined
  const known = await findMembership(tx, user.id, organization_id)
  if (known?.status === 'active') return known
  if (known?.status === 'pending') return activateMembership(tx, known.id)
  return createMembership(tx, { user_id: user.id, organization_id, role_slug })
}
