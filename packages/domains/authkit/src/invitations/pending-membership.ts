import type { Context, Transaction } from '@inhouse/core'
import { createMembership, deleteMembership, findMembership, getMembership } from '@inhouse/orgs'
import type { User } from '@inhouse/users'
import { db, type Invitation } from '../tables.ts'

const BATCH = 100

/**
 * An invited user is a member who waits. Who was a member before and is inactive stays as they are
 * until they accept: an invitation that comes to nothing should take nothing away.
 */
export async function addPendingMembership(
  tx: Transaction,
  user: User,
  { organization_id, role_slug }: { organization_id: string; role_slug: string | null },
): Promise<string | null> {
  if (await findMembership(tx, user.id, organization_id)) return null
  const membership = await createMembership(tx, {
    user_id: user.id,
    organization_id,
    role_slug,
    status: 'pending',
  })
  return membership.id
}

/** Takes away the membership that waits for this invitation, if it still waits. */
export async function removePendingMembership(
  tx: Transaction,
  { membership_id }: Pick<Invitation, 'membership_id'>,
): Promise<void> {
  if (membership_id === null) return
  const { status } = await getMembership(tx, membership_id)
  if (status === 'pending') await deleteMembership(tx, membership_id)
}

/**
 * Takes away the memberships that wait for invitations which have run out, and tells how many. It is
 * done before each new invitation; a host may call it as often as it likes.
 */
export function removeExpiredPendingMemberships(ctx: Context): Promise<number> {
  return ctx.transaction(async (tx) => {
    const expired = await db(tx)
      .selectFrom('invitations')
      .innerJoin('organization_memberships as m', 'm.id', 'invitations.membership_id')
      .select('membership_id')
      .where('m.status', '=', 'pending')
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '<=', tx.now())
      .orderBy('m.id')
      .limit(BATCH)
      .execute()
    for (const invitation of expired) await removePendingMembership(tx, invitation)
    return expired.length
  })
}
