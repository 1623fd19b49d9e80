import type { Transaction } from '@inhouse/core'
import { getUser, markEmailVerified, type User } from '@inhouse/users'
import { dropUnproven } from '../authentication/drop-unproven.ts'

/** Marks an address as verified that was proven in another way than by who made the user. */
export async function proveEmail(tx: Transaction, { id }: Pick<User, 'id'>): Promise<User> {
  const user = await getUser(tx, id)
  if (!user.email_verified) await dropUnproven(tx, id)
  return markEmailVerified(tx, id)
}
