import { badRequest, type Context, isoTime, notFound } from '@inhouse/core'
import { getOrganization } from '@inhouse/orgs'
import { type AuditLogExportRow, db, type ExportFilter } from '../tables.ts'
import { linkTo } from './link.ts'
import { makeExport } from './make.ts'
import type { AuditLogExport, AuditLogExportInput } from './serializer.ts'

/** Orders the file of all events that fit. It is made after the answer. */
export async function createAuditLogExport(
  ctx: Context,
  input: AuditLogExportInput,
): Promise<AuditLogExport> {
  if (isoTime(input.range_start) >= isoTime(input.range_end)) {
    throw badRequest('invalid_audit_log_export_range_date', 'Invalid date range')
  }
  await getOrganization(ctx, input.organization_id)
  const row: AuditLogExportRow = {
    id: ctx.newId('audit_log_export'),
    organization_id: input.organization_id,
    format: input.format ?? 'csv',
    filter: filterOf(input),
    state: 'pending',
    attempt: 0,
    claimed_until: null,
    pieces: null,
    bytes: null,
    created_at: ctx.now(),
    updated_at: ctx.now(),
  }
  await db(ctx).insertInto('audit_log_exports').values(row).execute()
  startExport(ctx, row)
  return { ...row, url: null }
}

/** With a fresh link, once it is ready. One that nobody is making any more is taken up again. */
export async function getAuditLogExport(ctx: Context, id: string): Promise<AuditLogExport> {
  const row = await findExport(ctx, id)
  if (!row) throw notFound('Audit Log Export', id)
  if (row.state === 'pending') startExport(ctx, row)
  return { ...row, url: row.state === 'ready' ? linkTo(ctx, id) : null }
}

/** An export, as long as there is the organization it belongs to. */
export const findExport = (ctx: Context, id: string): Promise<AuditLogExportRow | undefined> =>
  db(ctx)
    .selectFrom('audit_log_exports')
    .innerJoin('organizations', 'organizations.id', 'audit_log_exports.organization_id')
    .selectAll('audit_log_exports')
    .where('audit_log_exports.id', '=', id)
    .executeTakeFirst()

function startExport(ctx: Context, { id, claimed_until }: AuditLogExportRow): void {
  // What is not committed cannot be made yet; whoever reads it then starts it.
  if (ctx.db.isTransaction) return
  if (claimed_until !== null && claimed_until > ctx.now()) return
  makeExport(ctx, id).catch((error: unknown) =>
    ctx.log.error('An audit log export could not be made.', {
      export_id: id,
      error: String(error),
    }),
  )
}

const filterOf = (input: AuditLogExportInput): ExportFilter => ({
  range_start: input.range_start,
  range_end: input.range_end,
  actions: input.actions ?? undefined,
  actor_names:
    input.actors || input.actor_names
      ? [...(input.actors ?? []), ...(input.actor_names ?? [])]
      : undefined,
  actor_ids: input.actor_ids ?? undefined,
  targets: input.targets ?? undefined,
})
