import type { Context } from '@inhouse/core'
import { getOrganization } from '@inhouse/orgs'
import { settings } from '../settings.ts'
import { db } from '../tables.ts'
import { type Configuration, daysOf, type RetentionInput } from './serializer.ts'

/** For how many days the events of an organization are kept, by its own word or by the host's. */
export async function getAuditLogsRetention(ctx: Context, organizationId: string): Promise<number> {
  await getOrganization(ctx, organizationId)
  return (await ownDays(ctx, organizationId)) ?? settings(ctx).retentionDays
}

export function updateAuditLogsRetention(
  ctx: Context,
  organizationId: string,
  input: RetentionInput,
): Promise<number> {
  return ctx.transaction(async (tx) => {
    const { id: organization_id } = await getOrganization(tx, organizationId)
    const changed = { days: daysOf(input), updated_at: tx.now() }
    await db(tx)
      .insertInto('audit_log_retentions')
      .values({ organization_id, ...changed })
      .onConflict((known) => known.column('organization_id').doUpdateSet(changed))
      .execute()
    return changed.days
  })
}

export async function getAuditLogConfiguration(
  ctx: Context,
  organizationId: string,
): Promise<Configuration> {
  return {
    organization_id: organizationId,
    days: await getAuditLogsRetention(ctx, organizationId),
  }
}

export async function deleteRetention(ctx: Context, organizationId: string): Promise<void> {
  await db(ctx)
    .deleteFrom('audit_log_retentions')
    .where('organization_id', '=', organizationId)
    .execute()
}

export async function ownDays(ctx: Context, organizationId: string): Promise<number | undefined> {
  const row = await db(ctx)
    .selectFrom('audit_log_retentions')
    .select('days')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.days
}
