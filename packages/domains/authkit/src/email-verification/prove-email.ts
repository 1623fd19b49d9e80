import type { Transaction } from '@inhouse/core'
import { getUser, hasPassword, markEmailVerified, removePassword, type User } from '@inhouse/users'
import { endPendingAuthenticationsOf } from '../pending-authentications/end.ts'
import { endSessionsOf } from '../sessions/service.ts'

/**
 * Marks an address as verified that was proven in another way than by the password that may be
 * there. Whoever set that password never showed that the address is theirs, so it goes, and with it
 * all that it may have opened.
 */
export async function proveEmail(tx: Transaction, { id }: Pick<User, 'id'>): Promise<User> {
  const user = await getUser(tx, id)
  if (!user.email_verified && (await hasPassword(tx, id))) {
    await removePassword(tx, id)
    await endPendingAuthenticationsOf(tx, id)
    await endSessionsOf(tx, { user_id: id })
  }
  return markEmailVerified(tx, id)
}
