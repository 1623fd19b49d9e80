import { badRequest, type Context, type Page, paginate } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import { getOrganization } from '../organizations/find.ts'
import { namedMemberships } from './find.ts'
import type { FullMembership, MembershipQuery } from './serializer.ts'
import { withUsers } from './with-users.ts'

/** The memberships of a user, of an organization, or of both; the active ones if not told others. */
export async function listMemberships(
  ctx: Context,
  { user_id, organization_id, statuses = ['active'], ...page }: MembershipQuery,
): Promise<Page<FullMembership>> {
  if (!user_id && !organization_id) {
    throw badRequest(
      'missing_user_id_or_organization_id',
      'Give `user_id`, `organization_id`, or both.',
    )
  }
  let rows = namedMemberships(ctx).where('status', 'in', statuses)
  if (user_id) rows = rows.where('user_id', '=', user_id)
  if (organization_id) rows = rows.where('organization_id', '=', organization_id)

  const found = await paginate(ctx, 'organization_memberships', rows, page)
  if (found.items.length === 0) {
    // An empty page may mean that there is no such user or organization.
    if (user_id) await getUser(ctx, user_id)
    if (organization_id) await getOrganization(ctx, organization_id)
  }
  return { ...found, items: await withUsers(ctx, found.items) }
}
