import { type Context, lookUp, notFound, type Transaction } from '@inhouse/core'
import type { Kysely } from 'kysely'
import { db, type Membership, type NamedMembership, type OrgsTables } from '../tables.ts'

export async function getMembership(ctx: Context, id: string): Promise<NamedMembership> {
  const membership = await namedMemberships(ctx)
    .where('organization_memberships.id', '=', id)
    .executeTakeFirst()
  if (!membership) throw membershipNotFound(id)
  return membership
}

/** The membership of this user in this organization, whatever its status. */
export async function findMembership(
  ctx: Context,
  userId: string,
  organizationId: string,
): Promise<NamedMembership | undefined> {
  const [membership] = await ofUserIn(ctx, userId, organizationId)
  return membership
}

/** The organizations that a user may act in, by their memberships, oldest first. */
export function listActiveMemberships(ctx: Context, userId: string): Promise<NamedMembership[]> {
  return namedMemberships(ctx)
    .where('user_id', '=', userId)
    .where('status', '=', 'active')
    .orderBy('organization_memberships.created_at')
    .orderBy('organization_memberships.id')
    .execute()
}

/** Reads a membership and keeps all others from changing it until the end of the transaction. */
export async function holdMembership(tx: Transaction, id: string): Promise<NamedMembership> {
  await holdMemberships(tx, [id])
  return getMembership(tx, id)
}

/** Of these memberships those that are still there, held until the end of the transaction. */
export async function holdMemberships(
  tx: Transaction,
  ids: readonly string[],
): Promise<Membership[]> {
  // To write a row is to lock it, on every database.
  await db(tx)
    .updateTable('organization_memberships')
    .set(({ ref }) => ({ updated_at: ref('updated_at') }))
    .where('id', 'in', ids)
    .execute()
  return db(tx)
    .selectFrom('organization_memberships')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

export const namedMemberships = (ctx: Context) => named(db(ctx))

const ofUserIn = lookUp(
  'membership of user in organization',
  (all: Kysely<OrgsTables>, userId: string, organizationId: string) =>
    named(all).where('user_id', '=', userId).where('organization_id', '=', organizationId),
)

const named = (all: Kysely<OrgsTables>) =>
  all
    .selectFrom('organization_memberships')
    .innerJoin('organizations', 'organizations.id', 'organization_memberships.organization_id')
    .selectAll('organization_memberships')
    .select('organizations.name as organization_name')

export const membershipNotFound = (id: string) => notFound('Organization membership', id)
