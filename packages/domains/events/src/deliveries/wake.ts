import type { Context } from '@inhouse/core'
import { db } from '../tables.ts'
import { dispatchWebhooks } from './jobs.ts'

const GATHER_MS = 50
const WAKING = 'webhooks are about to be dispatched'

/** Has the log read soon. A commit waits for nothing, and what is committed meanwhile joins it. */
export function wakeDispatch(ctx: Context): void {
  if (ctx.memory.has(WAKING)) return
  ctx.memory.set(WAKING, true)
  setTimeout(() => {
    ctx.memory.delete(WAKING)
    // Where the database is gone, the schedule finds the events once it is back.
    askForDispatch(ctx).catch(() => {})
  }, GATHER_MS).unref()
}

async function askForDispatch(ctx: Context): Promise<void> {
  const enabled = db(ctx)
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('status', '=', 'enabled')
  if (!(await enabled.limit(1).executeTakeFirst())) return
  await ctx.transaction((tx) => tx.enqueue(dispatchWebhooks, null, { key: 'dispatch' }))
}
