import { type Context, isoTime } from '@inhouse/core'
import { type SelectQueryBuilder, sql } from 'kysely'
import { type AuditLogEventRow, type AuditLogsTables, db, type ExportFilter } from '../tables.ts'

type Events = SelectQueryBuilder<AuditLogsTables, 'audit_log_events', AuditLogEventRow>

/** The events of an organization that a filter lets through; both ends of its range are in it. */
export function eventsOf(ctx: Context, organizationId: string, filter: ExportFilter): Events {
  const { range_start, range_end, actions, actor_ids, actor_names, targets } = filter
  let events: Events = db(ctx)
    .selectFrom('audit_log_events')
    .selectAll()
    .where('organization_id', '=', organizationId)
  if (range_start) events = events.where('occurred_at', '>=', isoTime(range_start))
  if (range_end) events = events.where('occurred_at', '<=', isoTime(range_end))
  if (actions?.length) events = events.where('action', 'in', actions)
  if (actor_ids?.length) events = events.where('actor_id', 'in', actor_ids)
  if (actor_names?.length) events = events.where('actor_name', 'in', actor_names)
  if (targets?.length) events = events.where(({ or }) => or(targets.map(hasTarget)))
  return events
}

// As `like` would have it, but that knows no letter case on one database and signs of its own on all.
const hasTarget = (type: string) =>
  sql<boolean>`replace(target_types, ${`\n${type}\n`}, '') <> target_types`
