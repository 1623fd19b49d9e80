import type { Context } from '@inhouse/core'
import { db, type NamedMembership } from '../tables.ts'
import { getMembership, membershipNotFound } from './find.ts'
import type { FullMembership } from './serializer.ts'

/** Adds their users with one query. A membership whose user has just been deleted is left out. */
export async function withUsers(
  ctx: Context,
  memberships: readonly NamedMembership[],
): Promise<FullMembership[]> {
  if (memberships.length === 0) return []
  const ids = new Set(memberships.map(({ user_id }) => user_id))
  const users = await db(ctx)
    .selectFrom('users')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(users.map((user) => [user.id, user]))
  return memberships.flatMap((membership) => {
    const user = byId.get(membership.user_id)
    return user ? [{ ...membership, user }] : []
  })
}

export async function withUser(ctx: Context, membership: NamedMembership): Promise<FullMembership> {
  const [full] = await withUsers(ctx, [membership])
  if (!full) throw membershipNotFound(membership.id)
  return full
}

export const getFullMembership = async (ctx: Context, id: string): Promise<FullMembership> =>
  withUser(ctx, await getMembership(ctx, id))
