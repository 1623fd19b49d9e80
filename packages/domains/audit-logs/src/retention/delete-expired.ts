import { type Context, DAY, later } from '@inhouse/core'
import { findOrganization } from '@inhouse/orgs'
import { deletePieces } from '../exports/make.ts'
import { othersTurn } from '../others-turn.ts'
import { settings } from '../settings.ts'
import { db } from '../tables.ts'
import { ownDays } from './service.ts'

const EVENTS_AT_ONCE = 500
const EXPORTS_AT_ONCE = 50

/**
 * Deletes events that are older than their organization keeps them, the files of old exports, and
 * all that is left of organizations that are gone. It goes in small steps, so that others can write
 * meanwhile, and tells how many events it has deleted.
 */
export async function deleteExpiredAuditLogs(ctx: Context): Promise<number> {
  let deleted = 0
  let organization = await organizationAfter(ctx, '')
  while (organization) {
    deleted += await deleteEventsOf(ctx, organization)
    organization = await organizationAfter(ctx, organization)
  }
  await expireExports(ctx)
  await deleteLostExports(ctx)
  return deleted
}

/** The next that has events; each is found by one look into the index. */
async function organizationAfter(ctx: Context, id: string): Promise<string | null> {
  const next = await db(ctx)
    .selectFrom('audit_log_events')
    .select(({ fn }) => fn.min('organization_id').as('id'))
    .where('organization_id', '>', id)
    .executeTakeFirstOrThrow()
  return next.id as string | null
}

async function deleteEventsOf(ctx: Context, organizationId: string): Promise<number> {
  const isThere = await findOrganization(ctx, organizationId)
  const days = (await ownDays(ctx, organizationId)) ?? settings(ctx).retentionDays
  const keptFrom = later(ctx.now(), -days * DAY)

  let deleted = 0
  for (;;) {
    await othersTurn()
    let some = db(ctx)
      .selectFrom('audit_log_events')
      .select('id')
      .where('organization_id', '=', organizationId)
      .orderBy('occurred_at')
      .limit(EVENTS_AT_ONCE)
    if (isThere) some = some.where('occurred_at', '<', keptFrom)
    const { numDeletedRows } = await db(ctx)
      .deleteFrom('audit_log_events')
      .where('id', 'in', some)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return deleted
    deleted += Number(numDeletedRows)
  }
}

async function expireExports(ctx: Context): Promise<void> {
  const keptFrom = later(ctx.now(), -settings(ctx).exportDays * DAY)
  for (;;) {
    const old = await db(ctx)
      .selectFrom('audit_log_exports')
      .select('id')
      .where('created_at', '<', keptFrom)
      .where('state', '!=', 'expired')
      .orderBy('created_at')
      .limit(EXPORTS_AT_ONCE)
      .execute()
    if (old.length === 0) return
    for (const { id } of old) {
      // First the state, so that nobody is handed a link to a file that is half gone.
      await db(ctx)
        .updateTable('audit_log_exports')
        .set({ state: 'expired', updated_at: ctx.now() })
        .where('id', '=', id)
        .execute()
      await deletePieces(ctx, id)
    }
  }
}

async function deleteLostExports(ctx: Context): Promise<void> {
  const lost = await db(ctx)
    .selectFrom('audit_log_exports')
    .leftJoin('organizations', 'organizations.id', 'audit_log_exports.organization_id')
    .select('audit_log_exports.id')
    .where('organizations.id', 'is', null)
    .execute()
  for (const { id } of lost) {
    await deletePieces(ctx, id)
    await db(ctx).deleteFrom('audit_log_exports').where('id', '=', id).execute()
  }
}
