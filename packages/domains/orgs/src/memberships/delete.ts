import type { Context, Transaction } from '@inhouse/core'
import { membershipDeleted } from '../events.ts'
import { db, type Membership } from '../tables.ts'
import { holdMembership, holdMemberships } from './find.ts'

const BATCH = 100

export function deleteMembership(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => endMemberships(tx, [await holdMembership(tx, id)]))
}

export const deleteMembershipsOfOrganization = (tx: Transaction, organizationId: string) =>
  endAll(tx, 'organization_id', organizationId)

export async function deleteMembershipsOfUser(tx: Transaction, userId: string): Promise<void> {
  await lockMembershipsOfUser(tx, userId)
  await endAll(tx, 'user_id', userId)
}

/** Keeps a user from becoming a member anywhere, until the end of the transaction. */
export const lockMembershipsOfUser = (tx: Transaction, userId: string): Promise<void> =>
  tx.lock(`organization_memberships/${userId}`)

/** However many there are, no more than a batch of them is in memory. */
async function endAll(tx: Transaction, column: 'organization_id' | 'user_id', id: string) {
  for (;;) {
    const batch = await db(tx)
      .selectFrom('organization_memberships')
      .select('id')
      .where(column, '=', id)
      .orderBy('created_at')
      .orderBy('id')
      .limit(BATCH)
      .execute()
    if (batch.length === 0) return
    const ids = batch.map((membership) => membership.id)
    await endMemberships(tx, await holdMemberships(tx, ids))
  }
}

async function endMemberships(tx: Transaction, memberships: readonly Membership[]): Promise<void> {
  if (memberships.length === 0) return
  for (const membership of memberships) await tx.emit(membershipDeleted, membership)
  const ids = memberships.map(({ id }) => id)
  await db(tx).deleteFrom('organization_memberships').where('id', 'in', ids).execute()
}
