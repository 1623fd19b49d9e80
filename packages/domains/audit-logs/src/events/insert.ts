import type { Context } from '@inhouse/core'
import type { CompiledQuery } from 'kysely'
import { type AuditLogEventRow, db } from '../tables.ts'

/** A row whose event is JSON already: its hash needed the text, and to write it once is enough. */
export type NewEvent = Record<(typeof columns)[number], string | null>

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

const MOST_AT_ONCE = 256

/** Adds those whose key is not there yet, and tells how many. */
export async function insertEvents(ctx: Context, rows: readonly NewEvent[]): Promise<number> {
  let inserted = 0
  for (let at = 0, size = 0; at < rows.length; at += size) {
    // By powers of two, so that few statements serve every number of rows.
    size = Math.min(MOST_AT_ONCE, 2 ** Math.floor(Math.log2(rows.length - at)))
    const parameters: unknown[] = []
    for (let i = at; i < at + size; i++) for (const name of columns) parameters.push(rows[i]![name])
    const query = { ...insertOf(ctx, size), parameters }
    const { numAffectedRows } = await ctx.db.executeQuery(query)
    inserted += Number(numAffectedRows)
  }
  return inserted
}

/** The statement for so many rows: to build and compile it costs more than to run it. */
function insertOf(ctx: Context, size: number): CompiledQuery {
  const key = `audit-logs insert ${size}`
  const known = ctx.memory.get(key) as CompiledQuery | undefined
  if (known) return known
  const row = Object.fromEntries(columns.map((name) => [name, ''])) as any
  const query = db(ctx)
    .insertInto('audit_log_events')
    .values(Array.from({ length: size }, () => row))
    .onConflict((same) => same.doNothing())
    .compile()
  ctx.memory.set(key, query)
  return query
}
