import type { Context, Page, PageQuery } from '@inhouse/core'
import { listUsers, type User } from '@inhouse/users'
import { db } from '../tables.ts'

export interface MemberQuery extends PageQuery {
  email?: string | undefined
  organization_id?: string | undefined
}

/** The users, or those who are active members of an organization. */
export function listMembers(
  ctx: Context,
  { organization_id, ...query }: MemberQuery,
): Promise<Page<User>> {
  if (organization_id === undefined) return listUsers(ctx, query)
  const members = db(ctx)
    .selectFrom('organization_memberships')
    .select('user_id')
    .where('organization_id', '=', organization_id)
    .where('status', '=', 'active')
  return listUsers(ctx, query, (users) => users.where('users.id', 'in', members))
}
