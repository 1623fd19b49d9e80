import type { Transaction } from '@inhouse/core'
import { markEmailVerified, removePassword, type User } from '@inhouse/users'
import { useAllCodes } from '../one-time-codes/service.ts'
import { endPendingAuthenticationsOf } from '../pending-authentications/end.ts'
import { endSessionsOf } from '../sessions/service.ts'
import { db } from '../tables.ts'

/**
 * Hands a user over to whoever was shown to have the address, which the one who made the user never
 * was. That one may have waited for this, so all that could still let them in goes: password,
 * passkeys, factors, identities, sessions, and what is half done. What the app keeps of the user,
 * such as memberships and metadata, stays.
 */
export async function takeOver(
  tx: Transaction,
  { id }: Pick<User, 'id'>,
  identityId: string,
  signInId: string,
): Promise<User> {
  await removePassword(tx, id)
  await db(tx).deleteFrom('passkeys').where('user_id', '=', id).execute()
  await db(tx).deleteFrom('authentication_factors').where('user_id', '=', id).execute()
  await db(tx).deleteFrom('recovery_codes').where('user_id', '=', id).execute()
  await db(tx)
    .deleteFrom('identities')
    .where('user_id', '=', id)
    .where('id', '!=', identityId)
    .execute()
  await endHalfDone(tx, id, signInId)
  await endSessionsOf(tx, { user_id: id })
  return markEmailVerified(tx, id)
}

/** Voids what was proven, mailed or asked for in the user's name and has not come to its end. */
async function endHalfDone(tx: Transaction, userId: string, signInId: string): Promise<void> {
  for (const kind of [
    'magic_auth',
    'email_verification',
    'email_change',
    'password_reset',
  ] as const) {
    await useAllCodes(tx, kind, userId)
  }
  await endPendingAuthenticationsOf(tx, userId)
  await db(tx)
    .updateTable('authorization_codes')
    .set({ used_at: tx.now() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
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
    .where('id', '!=', signInId)
    .where('completed_at', 'is', null)
    .execute()
  await db(tx).deleteFrom('provider_tokens').where('user_id', '=', userId).execute()
}
