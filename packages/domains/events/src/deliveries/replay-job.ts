import { job } from '@inhouse/core'
import { listEvents } from '../events/service.ts'
import { getWebhookEndpoint } from '../webhook-endpoints/find.ts'
import { addDeliveries } from './add.ts'

const PAGE = 500

export interface ReplayPage {
  endpoint_id: string
  range_start: string
  range_end: string
  after: string | null
}

/** Puts a page of past events in line again, and leaves the next one to be done. */
export const replayPage = job({
  name: 'webhooks.replay',
  handle: async (ctx, { endpoint_id, after, ...range }: ReplayPage) => {
    const { status, events } = await getWebhookEndpoint(ctx, endpoint_id)
    if (status === 'disabled' || events.length === 0) return
    const cursor = after === null ? {} : { after }
    const page = await listEvents(ctx, { ...range, ...cursor, events, order: 'asc', limit: PAGE })
    await ctx.transaction(async (tx) => {
      await addDeliveries(tx, endpoint_id, page.items, 'replay')
      if (page.after === null) return
      await tx.enqueue(replayPage, { endpoint_id, ...range, after: page.after })
    })
  },
})
