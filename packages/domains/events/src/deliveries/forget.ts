import { type Context, DAY, later } from '@inhouse/core'
import { settings } from '../settings.ts'
import { db } from '../tables.ts'

/** Few enough that nobody else waits long for the table. */
const AT_ONCE = 500

export async function forgetOldDeliveries(ctx: Context, signal: AbortSignal): Promise<void> {
  const before = later(ctx.now(), -settings(ctx).webhookLogDays * DAY)
  const endpoints = await db(ctx).selectFrom('webhook_endpoints').select('id').execute()
  for (const { id } of endpoints) {
    for (let forgotten = AT_ONCE; forgotten === AT_ONCE && !signal.aborted;) {
      forgotten = await forgetSome(ctx, id, before)
    }
  }
}

async function forgetSome(ctx: Context, endpointId: string, before: string): Promise<number> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('webhook_deliveries as old')
        .select('old.id')
        .where('old.endpoint_id', '=', endpointId)
        .where('old.created_at', '<', before)
        .limit(AT_ONCE),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
