import { type Context, sequenceEvents, type Transaction } from '@inhouse/core'
import { db, type WebhookEndpoint } from '../tables.ts'
import { addDeliveries } from './add.ts'
import { holdCursor, moveCursor, readCursor } from './cursor.ts'

const PAGE = 500

/** Makes a delivery of each event that nobody has looked at, for each endpoint that wants it. */
export async function dispatchEvents(ctx: Context, signal: AbortSignal): Promise<void> {
  if ((await enabledEndpoints(ctx)).length === 0) return
  await sequenceEvents(ctx)
  let { position } = await readCursor(ctx)
  while (!signal.aborted && (await isAnyAfter(ctx, position))) {
    position = await ctx.transaction(dispatchPage)
  }
}

async function isAnyAfter(ctx: Context, position: number): Promise<boolean> {
  const next = db(ctx).selectFrom('events').select('id').where('position', '>', position).limit(1)
  return (await next.executeTakeFirst()) !== undefined
}

/** Deliveries and cursor are one change, so that no event is passed over and none is told twice. */
async function dispatchPage(tx: Transaction): Promise<number> {
  const { position } = await holdCursor(tx)
  const events = await db(tx)
    .selectFrom('events')
    .select(['id', 'event', 'created_at', 'position'])
    .where('position', '>', position)
    .orderBy('position')
    .limit(PAGE)
    .execute()
  const last = events.at(-1)?.position ?? position
  await moveCursor(tx, { position: last })
  for (const endpoint of await enabledEndpoints(tx)) {
    const wanted = events.filter((event) => isFor(endpoint, event))
    await addDeliveries(tx, endpoint.id, wanted, 'event')
  }
  return last
}

const isFor = (endpoint: WebhookEndpoint, event: { event: string; created_at: string }) =>
  endpoint.events.includes(event.event) && event.created_at >= endpoint.enabled_at

const enabledEndpoints = (ctx: Context) =>
  db(ctx)
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('status', '=', 'enabled')
    .orderBy('id')
    .execute()
