import type { Transaction } from '@inhouse/core'
import { markEmailVerified, type User } from '@inhouse/users'
import { dropUnproven } from '../authentication/drop-unproven.ts'
import { useAllCodes } from '../one-time-codes/service.ts'
import { db } from '../tables.ts'

/** Hands a user over to whoever a provider says has the address, which who made the user never was. */
export async function takeOver(
  tx: Transaction,
  { id }: Pick<User, 'id'>,
  identityId: string,
  signInId: string,
): Promise<User> {
  await dropUnproven(tx, id, { exceptSignIn: signInId })
  for (const kind of ['magic_auth', 'email_verification', 'password_reset'] as const) {
    await useAllCodes(tx, kind, id)
  }
  await db(tx)
    .deleteFrom('identities')
    .where('user_id', '=', id)
    .where('id', '!=', identityId)
    .execute()
  return markEmailVerified(tx, id)
}
