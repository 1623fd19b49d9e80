import { type Context, EgressError, type LoggedEvent, milliseconds, SECOND } from '@inhouse/core'
import { eventSerializer } from '../events/serializer.ts'
import { db, type WebhookDelivery, type WebhookEndpoint } from '../tables.ts'
import { secretsOf } from '../webhook-endpoints/secrets.ts'
import { type Outcome, settle } from './settle.ts'
import { signatureHeaders } from './sign.ts'

const TIMEOUT = 10 * SECOND
const KEPT_BYTES = 4096

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
