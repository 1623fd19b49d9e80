import type { Context } from '@inhouse/core'
import { type SelectQueryBuilder, sql } from 'kysely'
import { inColumn } from '../moment.ts'
import { type AuditLogEventRow, type AuditLogsTables, db, type ExportFilter } from '../tables.ts'

type Events = SelectQueryBuilder<AuditLogsTables, 'audit_log_events', AuditLogEventRow>

/** A place in the line of events by when they happened. */
export interface Place {
  occurred_at: string
  id: string
}

/**
 * The events of an organization that a filter lets through, both ends of its range among them, in
 * the order in which they happened or the other way round, from behind a place on.
 */
export function eventsOf(
  ctx: Context,
  organizationId: string,
  filter: ExportFilter,
  { descending = false, behind }: { descending?: boolean; behind?: Place | undefined } = {},
): Events {
  const direction = descending ? 'desc' : 'asc'
  let events = filtered(ctx, organizationId, behind ? from(behind, filter, descending) : filter)
  if (behind) {
    const { occurred_at, id } = behind
    events = events.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('occurred_at', 'id'), descending ? '<' : '>', tuple(occurred_at, id)),
    )
  }
  return events.orderBy('occurred_at', direction).orderBy('id', direction)
}

/** SQLite walks from the end of the range it is told, so that has to be as near as the place is. */
function from({ occurred_at }: Place, filter: ExportFilter, descending: boolean): ExportFilter {
  const range_start = filter.range_start && inColumn(filter.range_start)
  const range_end = filter.range_end && inColumn(filter.range_end)
  return descending
    ? { ...filter, range_end: range_end && range_end < occurred_at ? range_end : occurred_at }
    : {
        ...filter,
        range_start: range_start && range_start > occurred_at ? range_start : occurred_at,
      }
}

function filtered(ctx: Context, organizationId: string, filter: ExportFilter): Events {
  const { range_start, range_end, actions, actor_ids, actor_names, targets } = filter
  let events: Events = db(ctx)
    .selectFrom('audit_log_events')
    .selectAll()
    .where('organization_id', '=', organizationId)
  if (range_start) events = events.where('occurred_at', '>=', inColumn(range_start))
  if (range_end) events = events.where('occurred_at', '<=', inColumn(range_end))
  if (actions?.length) events = events.where('action', 'in', actions)
  if (actor_ids?.length) events = events.where('actor_id', 'in', actor_ids)
  if (actor_names?.length) events = events.where('actor_name', 'in', actor_names)
  if (targets?.length) events = events.where(({ or }) => or(targets.map(hasTarget)))
  return events
}

// As `like` would have it, but that knows no letter case on one database and signs of its own on all.
const hasTarget = (type: string) =>
  sql<boolean>`replace(target_types, ${`\n${type}\n`}, '') <> target_types`
