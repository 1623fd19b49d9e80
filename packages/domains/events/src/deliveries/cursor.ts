import { type Context, sequenceEvents, type Transaction } from '@inhouse/core'
import { db } from '../tables.ts'

const EVENTS = 'events'

/** How far the log has been read. */
export const readCursor = (ctx: Context) =>
  db(ctx)
    .selectFrom('webhook_cursors')
    .select(['position', 'place'])
    .where('id', '=', EVENTS)
    .executeTakeFirstOrThrow()

/** The same, of which this transaction is the only one to change it. */
export async function holdCursor(tx: Transaction) {
  await tx.lock('webhook_cursors')
  return readCursor(tx)
}

export const moveCursor = (tx: Transaction, to: { position?: number; place?: number }) =>
  db(tx).updateTable('webhook_cursors').set(to).where('id', '=', EVENTS).execute()

/** Where nothing was enabled, nobody has read on: what happened meanwhile is for nobody. */
export async function passOverOldEvents(tx: Transaction): Promise<void> {
  const enabled = db(tx)
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('status', '=', 'enabled')
  if (await enabled.limit(1).executeTakeFirst()) return
  await holdCursor(tx)
  await sequenceEvents(tx)
  const { position } = await db(tx)
    .selectFrom('events')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirstOrThrow()
  await moveCursor(tx, { position: position ?? 0 })
}
