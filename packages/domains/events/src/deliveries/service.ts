import {
  type Context,
  isoTime,
  later,
  notFound,
  type Page,
  paginate,
  unprocessable,
} from '@inhouse/core'
import { db, type WebhookDelivery, type WebhookEndpoint } from '../tables.ts'
import { getWebhookEndpoint } from '../webhook-endpoints/find.ts'
import { addDeliveries } from './add.ts'
import { replayPage } from './replay-job.ts'
import { sampleOf } from './sample.ts'
import type { DeliveryQuery, FullDelivery, ReplayInput, TestInput } from './serializer.ts'

/** What was sent to an endpoint and what waits for it, with each attempt. */
export async function listWebhookDeliveries(
  ctx: Context,
  endpointId: string,
  { status, ...page }: DeliveryQuery,
): Promise<Page<FullDelivery>> {
  await getWebhookEndpoint(ctx, endpointId)
  let rows = db(ctx)
    .selectFrom('webhook_deliveries')
    .selectAll('webhook_deliveries')
    .where('endpoint_id', '=', endpointId)
  if (status) rows = rows.where('status', '=', status)
  const found = await paginate(ctx, 'webhook_deliveries', rows, page)
  return { ...found, items: await withAttempts(ctx, found.items) }
}

export async function getWebhookDelivery(
  ctx: Context,
  endpointId: string,
  id: string,
): Promise<FullDelivery> {
  const delivery = await db(ctx)
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst()
  if (!delivery) throw notFound('Webhook Delivery', id)
  const [full] = await withAttempts(ctx, [delivery])
  return full!
}

/** Sends its event once more, as a delivery of its own. */
export async function replayWebhookDelivery(
  ctx: Context,
  endpointId: string,
  id: string,
): Promise<FullDelivery> {
  const endpoint = await getWebhookEndpoint(ctx, endpointId)
  const { event_id, event, cause, sample } = await getWebhookDelivery(ctx, endpointId, id)
  return addOne(ctx, endpoint, { id: event_id, event, ...(sample && { sample }) }, cause === 'test')
}

/** Sends once more all that happened from one moment to another, as far as it is subscribed to. */
export async function replayWebhooks(
  ctx: Context,
  endpointId: string,
  { range_start, range_end }: ReplayInput,
): Promise<void> {
  assertEnabled(await getWebhookEndpoint(ctx, endpointId))
  await ctx.transaction((tx) =>
    tx.enqueue(replayPage, {
      endpoint_id: endpointId,
      range_start: isoTime(range_start),
      // What happens from now on is delivered anyway.
      range_end: range_end ? isoTime(range_end) : later(tx.now(), 1),
      after: null,
    }),
  )
}

/** Sends an event of this name, or of one the endpoint subscribes to, that did not happen. */
export async function testWebhookEndpoint(
  ctx: Context,
  endpointId: string,
  { event }: TestInput = {},
): Promise<FullDelivery> {
  const endpoint = await getWebhookEndpoint(ctx, endpointId)
  const names = event ? [event] : endpoint.events
  const sample = await sampleOf(ctx, names)
  if (!sample) {
    const which = event ?? 'that it subscribes to'
    throw unprocessable('no_sample_event', `There has been no event ${which} to make a sample of.`)
  }
  return addOne(ctx, endpoint, { ...sample, sample }, true)
}

async function addOne(
  ctx: Context,
  endpoint: WebhookEndpoint,
  event: Parameters<typeof addDeliveries>[2][number],
  isTest: boolean,
): Promise<FullDelivery> {
  assertEnabled(endpoint)
  const [delivery] = await ctx.transaction((tx) =>
    addDeliveries(tx, endpoint.id, [event], isTest ? 'test' : 'replay'),
  )
  return { ...delivery!, attempts: [] }
}

function assertEnabled({ status }: WebhookEndpoint): void {
  if (status === 'enabled') return
  throw unprocessable('endpoint_disabled', 'The webhook endpoint is disabled: enable it first.')
}

async function withAttempts(
  ctx: Context,
  deliveries: readonly WebhookDelivery[],
): Promise<FullDelivery[]> {
  if (deliveries.length === 0) return []
  const ids = deliveries.map(({ id }) => id)
  const attempts = await db(ctx)
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('delivery_id', 'in', ids)
    .orderBy('number')
    .execute()
  const byDelivery = Map.groupBy(attempts, ({ delivery_id }) => delivery_id)
  return deliveries.map((delivery) => ({
    ...delivery,
    attempts: byDelivery.get(delivery.id) ?? [],
  }))
}
