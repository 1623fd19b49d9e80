import { later, type Transaction } from '@inhouse/core'
import { db, type WebhookAttempt, type WebhookDelivery, type WebhookEndpoint } from '../tables.ts'
import { DISABLE_AFTER, nextAttempt } from './retries.ts'

/** What came of an attempt: an answer, or why there is none. */
export type Outcome = Pick<
  WebhookAttempt,
  'response_status' | 'response_body' | 'error' | 'error_message'
>

/** Keeps what came of an attempt, and says what follows for the delivery and its endpoint. */
export async function settle(
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
