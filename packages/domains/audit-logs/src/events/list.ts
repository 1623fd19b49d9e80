import { type Context, cutPage, invalidField, type Page, readDirection } from '@inhouse/core'
import { getOrganization } from '@inhouse/orgs'
import { type AuditLogEventRow, db } from '../tables.ts'
import { eventsOf } from './filter.ts'
import type { AuditLogEventQuery } from './serializer.ts'

/** What happened in an organization, by when it happened. The id of an event is the cursor. */
export async function listAuditLogEvents(
  ctx: Context,
  { organization_id, ...query }: AuditLogEventQuery,
): Promise<Page<AuditLogEventRow>> {
  await getOrganization(ctx, organization_id)
  const { cursor, field, descending } = readDirection(query)
  const behind = cursor ? await placeOf(ctx, organization_id, cursor, field) : undefined
  const found = await eventsOf(ctx, organization_id, query, { descending, behind })
    .limit(query.limit + 1)
    .execute()
  return cutPage(found, query)
}

async function placeOf(ctx: Context, organizationId: string, id: string, field: string) {
  const event = await db(ctx)
    .selectFrom('audit_log_events')
    .select(['occurred_at', 'id'])
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (event) return event
  throw invalidField(field, 'unknown_cursor', `There is no event '${id}'.`)
}
