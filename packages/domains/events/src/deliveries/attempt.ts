import {
  type Context,
  EgressError,
  later,
  type LoggedEvent,
  milliseconds,
  SECOND,
  type Transaction,
} from '@inhouse/core'
import { eventSerializer } from '../events/serializer.ts'
import { db, type WebhookAttempt, type WebhookDelivery, type WebhookEndpoint } from '../tables.ts'
import { secretsOf } from '../webhook-endpoints/secrets.ts'
import { DISABLE_AFTER, nextAttempt } from './retries.ts'
import { signatureHeaders } from './sign.ts'

const TIMEOUT = 10 * SECOND
const KEPT_BYTES = 4096

type Outcome = Pick<WebhookAttempt, 'response_status' | 'response_body' | 'error' | 'error_message'>

/** Sends a delivery that was claimed, and keeps what came of it. */
export async function attempt(
  ctx: Context,
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
): Promise<void> {
  const attempted_at = ctx.now()
  const outcome = await send(ctx, endpoint, delivery)
  const duration_ms = milliseconds(ctx.now()) - milliseconds(attempted_at)
  await ctx.transaction((tx) =>
    settle(tx, endpoint, delivery, { attempted_at, duration_ms }, outcome),
  )
}

async function send(
  ctx: Context,
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
): Promise<Outcome> {
  const event = delivery.sample ?? (await readEvent(ctx, delivery.event_id))
  if (!event) return failure('event_gone', 'The event is no longer in the log.')
  // Written as `JSON.stringify` does, so that a receiver may verify what it has parsed already.
  const body = JSON.stringify(eventSerializer.serialize(event))
  const signed = signatureHeaders(secretsOf(ctx, endpoint), milliseconds(ctx.now()), body)
  try {
    const answer = await ctx.fetch(endpoint.endpoint_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body,
      timeoutMs: TIMEOUT,
      maxBytes: KEPT_BYTES,
      whenTooLarge: 'cut',
    })
    return {
      response_status: answer.status,
      // Postgres keeps no NUL.
      response_body: answer.text().replaceAll('\0', '\uFFFD'),
      error: null,
      error_message: null,
    }
  } catch (error) {
    if (error instanceof EgressError) return failure(error.code, error.message)
    throw error
  }
}

const failure = (error: string, error_message: string): Outcome => ({
  response_status: null,
  response_body: null,
  error,
  error_message,
})

const readEvent = (ctx: Context, id: string): Promise<LoggedEvent | undefined> =>
  db(ctx).selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()

async function settle(
  tx: Transaction,
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
  times: Pick<WebhookAttempt, 'attempted_at' | 'duration_ms'>,
  outcome: Outcome,
): Promise<void> {
  const { id, attempt_count: number } = delivery
  const isDelivered = outcome.response_status !== null && isSuccess(outcome.response_status)
  const [chance = 0] = tx.random(1)
  const next_attempt_at =
    isDelivered || outcome.error === 'event_gone'
      ? null
      : nextAttempt(number, tx.now(), delivery.retry_until!, chance / 256)
  const status = isDelivered ? 'delivered' : next_attempt_at ? 'pending' : 'failed'

  const { numUpdatedRows } = await db(tx)
    .updateTable('webhook_deliveries')
    .set({ status, next_attempt_at })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('attempt_count', '=', number)
    .executeTakeFirst()
  // Gone with its endpoint, or held to be lost and sent again by another.
  if (numUpdatedRows === 0n) return
  const kept = { delivery_id: id, number, ...times, ...outcome, next_attempt_at }
  await db(tx).insertInto('webhook_attempts').values(kept).execute()
  await (isDelivered ? markWorking(tx, endpoint) : markFailing(tx, endpoint))
}

const isSuccess = (status: number) => status >= 200 && status < 300

async function markWorking(tx: Transaction, { id }: WebhookEndpoint): Promise<void> {
  await db(tx)
    .updateTable('webhook_endpoints')
    .set({ failing_since: null })
    .where('id', '=', id)
    .where('failing_since', 'is not', null)
    .execute()
}

async function markFailing(tx: Transaction, { id }: WebhookEndpoint): Promise<void> {
  await db(tx)
    .updateTable('webhook_endpoints')
    .set({ failing_since: tx.now() })
    .where('id', '=', id)
    .where('failing_since', 'is', null)
    .execute()
  const { numUpdatedRows } = await db(tx)
    .updateTable('webhook_endpoints')
    .set({ status: 'disabled', updated_at: tx.now() })
    .where('id', '=', id)
    .where('status', '=', 'enabled')
    .where('failing_since', '<=', later(tx.now(), -DISABLE_AFTER))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  const message = 'A webhook endpoint is disabled: nothing could be delivered to it for five days.'
  tx.log.error(message, { webhook_endpoint_id: id })
}
