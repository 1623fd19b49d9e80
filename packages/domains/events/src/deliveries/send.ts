import { type Context, later, MINUTE } from '@inhouse/core'
import { db, type WebhookDelivery, type WebhookEndpoint } from '../tables.ts'
import { attempt } from './attempt.ts'
import { RETRY_FOR } from './retries.ts'

/** How many go to one endpoint at a time. */
const AT_ONCE = 10
/** A turn ends after so many rounds, that others have theirs. */
const ROUNDS = 20
/** Whoever gives no sign of life for so long is held to be gone. An attempt takes a sixth of it. */
const LEASE = MINUTE

/** Sends what is due of an endpoint, unless somebody does already; tells whether more may be due. */
export async function sendDue(
  ctx: Context,
  endpointId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const sender = ctx.newId('sender')
  for (let round = 0; round < ROUNDS && !signal.aborted; round++) {
    const endpoint = await holdEndpoint(ctx, endpointId, sender)
    if (!endpoint) return false
    const claimed = await claimDue(ctx, endpoint)
    // What was added since then found the endpoint held, so it is asked for once more.
    if (claimed.length === 0 && (await letGo(ctx, endpointId, sender))) return false
    await Promise.all(claimed.map((delivery) => attempt(ctx, endpoint, delivery)))
  }
  await release(ctx, endpointId, sender)
  return !signal.aborted
}

/** Takes or keeps the right to send, for a while. */
async function holdEndpoint(
  ctx: Context,
  id: string,
  sender: string,
): Promise<WebhookEndpoint | undefined> {
  return db(ctx)
    .updateTable('webhook_endpoints')
    .set({ sender, sender_until: later(ctx.now(), LEASE) })
    .where('id', '=', id)
    .where('status', '=', 'enabled')
    .where((eb) =>
      eb.or([
        eb('sender', 'is', null),
        eb('sender', '=', sender),
        eb('sender_until', '<=', ctx.now()),
      ]),
    )
    .returningAll()
    .executeTakeFirst()
}

async function letGo(ctx: Context, id: string, sender: string): Promise<boolean> {
  await release(ctx, id, sender)
  const endpoint = await db(ctx)
    .selectFrom('webhook_endpoints')
    .select('ordered')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!endpoint) return true
  return (await dueOf(ctx, { id, ...endpoint }).execute()).length === 0
}

const release = (ctx: Context, id: string, sender: string) =>
  db(ctx)
    .updateTable('webhook_endpoints')
    .set({ sender: null, sender_until: null })
    .where('id', '=', id)
    .where('sender', '=', sender)
    .execute()

/** Counts the attempt before it is made, so that a crash in the middle of it counts as well. */
async function claimDue(ctx: Context, endpoint: WebhookEndpoint): Promise<WebhookDelivery[]> {
  const due = await dueOf(ctx, endpoint).execute()
  if (due.length === 0) return []
  const ids = due.map(({ id }) => id)
  return db(ctx)
    .updateTable('webhook_deliveries')
    .set((eb) => ({
      attempt_count: eb('attempt_count', '+', 1),
      next_attempt_at: later(ctx.now(), LEASE),
      retry_until: eb.fn.coalesce('retry_until', eb.val(later(ctx.now(), RETRY_FOR))),
    }))
    .where('id', 'in', ids)
    .where('next_attempt_at', '<=', ctx.now())
    .returningAll()
    .execute()
}

function dueOf(ctx: Context, { id, ordered }: Pick<WebhookEndpoint, 'id' | 'ordered'>) {
  const unsettled = db(ctx)
    .selectFrom('webhook_deliveries')
    .select(['id', 'next_attempt_at'])
    .where('endpoint_id', '=', id)
    .where('next_attempt_at', 'is not', null)
  // In order, the first decides for all: while it waits for its next attempt, nothing is due.
  const line = ordered
    ? db(ctx).selectFrom(unsettled.orderBy('place').limit(1).as('line'))
    : db(ctx).selectFrom(unsettled.as('line'))
  return line
    .select('line.id')
    .where('line.next_attempt_at', '<=', ctx.now())
    .orderBy('line.next_attempt_at')
    .limit(AT_ONCE)
}
