import type { LoggedEvent, Transaction } from '@inhouse/core'
import { db, type WebhookDelivery } from '../tables.ts'
import { holdCursor, moveCursor } from './cursor.ts'
import { sendWebhooks } from './send-job.ts'

/** As many as fit into one statement, whatever the database. */
const AT_ONCE = 500

interface Told extends Pick<LoggedEvent, 'id' | 'event'> {
  sample?: LoggedEvent
}

/** Puts events in line for an endpoint, and has them sent. */
export async function addDeliveries(
  tx: Transaction,
  endpointId: string,
  events: readonly Told[],
  cause: WebhookDelivery['cause'],
): Promise<WebhookDelivery[]> {
  if (events.length === 0) return []
  const { place } = await holdCursor(tx)
  const deliveries = events.map(({ id, event, sample = null }, index): WebhookDelivery => ({
    id: tx.newId('whd'),
    endpoint_id: endpointId,
    event_id: id,
    event,
    cause,
    sample,
    place: place + index + 1,
    status: 'pending',
    attempt_count: 0,
    next_attempt_at: tx.now(),
    retry_until: null,
    created_at: tx.now(),
  }))
  for (let from = 0; from < deliveries.length; from += AT_ONCE) {
    const some = deliveries.slice(from, from + AT_ONCE)
    await db(tx).insertInto('webhook_deliveries').values(some).execute()
  }
  await moveCursor(tx, { place: place + deliveries.length })
  await tx.enqueue(sendWebhooks, { endpoint_id: endpointId }, { key: endpointId })
  return deliveries
}
