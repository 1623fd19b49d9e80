import { type Context, job, schedule } from '@inhouse/core'
import { db } from '../tables.ts'
import { dispatchEvents } from './dispatch.ts'
import { forgetOldDeliveries } from './forget.ts'
import { replayPage } from './replay-job.ts'
import { sendWebhooks } from './send-job.ts'

/** Reads the log from where it stopped, and has sent what is due. */
export const dispatchWebhooks = job({
  name: 'webhooks.dispatch',
  handle: async (ctx, _payload: null, { signal }) => {
    await dispatchEvents(ctx, signal)
    await resumeSending(ctx)
  },
})

const forgetWebhooks = job({
  name: 'webhooks.forget',
  handle: (ctx, _payload: null, { signal }) => forgetOldDeliveries(ctx, signal),
})

export const webhookJobs = [dispatchWebhooks, sendWebhooks, replayPage, forgetWebhooks]

export const webhookSchedules = [
  // Finds what no commit of ours has told of: a host's transaction, and pauses that are over.
  schedule({ name: 'webhooks.dispatch', everySeconds: 5, job: dispatchWebhooks, payload: null }),
  schedule({ name: 'webhooks.forget', cron: '17 * * * *', job: forgetWebhooks, payload: null }),
]

/** What is due and nobody sends: a pause is over, or a sender is gone. */
async function resumeSending(ctx: Context): Promise<void> {
  const endpoints = await db(ctx)
    .selectFrom('webhook_endpoints as endpoint')
    .select('endpoint.id')
    .where('endpoint.status', '=', 'enabled')
    .where((eb) =>
      eb.or([eb('endpoint.sender', 'is', null), eb('endpoint.sender_until', '<=', ctx.now())]),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('webhook_deliveries as delivery')
          .select('delivery.id')
          .whereRef('delivery.endpoint_id', '=', 'endpoint.id')
          .where('delivery.next_attempt_at', '<=', ctx.now()),
      ),
    )
    .execute()
  if (endpoints.length === 0) return
  await ctx.transaction(async (tx) => {
    for (const { id } of endpoints) await tx.enqueue(sendWebhooks, { endpoint_id: id }, { key: id })
  })
}
