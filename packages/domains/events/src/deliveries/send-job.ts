import { job } from '@inhouse/core'
import { sendDue } from './send.ts'

interface Turn {
  endpoint_id: string
}

/** Sends what is due of one endpoint. What a crash leaves undone, the next look at the log finds. */
export const sendWebhooks = job({
  name: 'webhooks.send',
  handle: async (ctx, { endpoint_id }: Turn, { signal }) => {
    const isMoreDue = await sendDue(ctx, endpoint_id, signal)
    if (!isMoreDue) return
    await ctx.transaction((tx) => tx.enqueue(sendWebhooks, { endpoint_id }, { key: endpoint_id }))
  },
})
