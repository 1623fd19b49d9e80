import type { Transaction } from '@inhouse/core'
import { type BrowserSession, db } from '../tables.ts'

/** From now on the browser has to show anew who uses it. */
export async function endBrowserSessions(
  tx: Transaction,
  column: 'id' | 'user_id',
  value: BrowserSession['id'],
): Promise<void> {
  await db(tx)
    .updateTable('browser_sessions')
    .set({ ended_at: tx.now() })
    .where(column, '=', value)
    .where('ended_at', 'is', null)
    .execute()
}
