import type { Transaction } from '@inhouse/core'
import { db } from '../tables.ts'

/**
 * Voids what has begun in a user's name and has not come to its end: it began with a proof that
 * counts no longer. The sign-in that is under way goes on.
 */
export async function endHalfDone(
  tx: Transaction,
  userId: string,
  { exceptSignIn = '' } = {},
): Promise<void> {
  const used = { used_at: tx.now() }
  for (const table of ['pending_authentications', 'authorization_codes'] as const) {
    await db(tx)
      .updateTable(table)
      .set(used)
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .execute()
  }
  await db(tx)
    .updateTable('device_codes')
    .set({ status: 'denied' })
    .where('user_id', '=', userId)
    .where('status', '=', 'approved')
    .execute()
  await db(tx)
    .updateTable('sign_ins')
    .set({ completed_at: tx.now() })
    .where('user_id', '=', userId)
    .where('id', '!=', exceptSignIn)
    .where('completed_at', 'is', null)
    .execute()
  await db(tx).deleteFrom('provider_tokens').where('user_id', '=', userId).execute()
}
