import type { Transaction } from '@inhouse/core'
import { db } from '../tables.ts'

/** Ends what waits for one more step of a user: it began with a proof that counts no longer. */
export async function endPendingAuthenticationsOf(tx: Transaction, userId: string): Promise<void> {
  await db(tx)
    .updateTable('pending_authentications')
    .set({ used_at: tx.now() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
}
