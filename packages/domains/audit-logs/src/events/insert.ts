import type { Context } from '@inhouse/core'
import type { CompiledQuery } from 'kysely'
import { type AuditLogEventRow, db } from '../tables.ts'

/** A row whose event is JSON already: its hash needed the text, and to write it once is enough. */
export interface NewEvent extends Omit<AuditLogEventRow, 'event'> {
  event: string
  idempotency_key: string
}

const columns = [
  'id',
  'organization_id',
  'action',
  'occurred_at',
  'actor_id',
  'actor_name',
  'target_types',
  'event',
  'idempotency_key',
  'created_at',
] as const satisfies (keyof AuditLogEventRow)[]

/** How many events can be added at once. */
export const MOST_EVENTS = 500

// Each is a statement of its own, so there are few of them.
const sizes = [1, 2, 4, 8, 16, 32, 64, 100, 150, 200, 300, 400, MOST_EVENTS]

/** Adds those that are not there yet, in one statement, and tells how many. */
export async function insertEvents(ctx: Context, rows: readonly NewEvent[]): Promise<number> {
  const size = sizes.find((one) => one >= rows.length)!
  const parameters: unknown[] = []
  for (let i = 0; i < size; i++) {
    // The last stands for those that are missing: it is there already when its turn comes again.
    const row = rows[i] ?? rows.at(-1)!
    for (const name of columns) parameters.push(row[name])
  }
  const { numAffectedRows } = await ctx.db.executeQuery({ ...insertOf(ctx, size), parameters })
  return Number(numAffectedRows)
}

/** The statement for so many rows: to build and compile it costs more than to run it. */
function insertOf(ctx: Context, size: number): CompiledQuery {
  const key = `audit-logs insert ${size}`
  const known = ctx.memory.get(key) as CompiledQuery | undefined
  if (known) return known
  // What stands in it is of no account: parameters take its place.
  const row = Object.fromEntries(columns.map((name) => [name, ''])) as unknown as AuditLogEventRow
  const query = db(ctx)
    .insertInto('audit_log_events')
    .values(Array.from({ length: size }, () => row))
    .onConflict((same) => same.doNothing())
    .compile()
  ctx.memory.set(key, query)
  return query
}
