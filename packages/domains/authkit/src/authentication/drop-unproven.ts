import type { Transaction } from '@inhouse/core'
import { removePassword } from '@inhouse/users'
import { useAllCodes } from '../one-time-codes/service.ts'
import { endSessionsOf } from '../sessions/service.ts'
import { db } from '../tables.ts'
import { endHalfDone } from './end-half-done.ts'

/**
 * Takes away all by which someone could come in who made the user and never showed that the address
 * is theirs. It may be the owner who comes now, and somebody else who waits for it. What the app keeps
 * of the user, such as memberships and metadata, stays.
 */
export async function dropUnproven(
  tx: Transaction,
  userId: string,
  except: { exceptSignIn?: string } = {},
): Promise<void> {
  await removePassword(tx, userId)
  for (const table of ['passkeys', 'authentication_factors', 'recovery_codes'] as const) {
    await db(tx).deleteFrom(table).where('user_id', '=', userId).execute()
  }
  await useAllCodes(tx, 'email_change', userId)
  await endHalfDone(tx, userId, except)
  await endSessionsOf(tx, { user_id: userId })
}
