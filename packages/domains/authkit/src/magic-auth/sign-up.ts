import { OAuthError, type Transaction } from '@inhouse/core'
import { createUser, emailKey, findUserByEmail, type User } from '@inhouse/users'
import { settings } from '../settings.ts'
import type { Invitation } from '../tables.ts'

/** The user with this address; who is new becomes one, unless they would have to be invited. */
export async function findOrSignUp(
  tx: Transaction,
  email: string,
  invitation: Invitation | undefined,
): Promise<User> {
  // Of two who come at once with a new address, the second finds the user that the first made.
  await tx.lock(`sign-up/${emailKey(email)}`)
  const known = await findUserByEmail(tx, email)
  if (known) return known
  if (settings(tx).signUp === 'invited' && !invitation) {
    throw new OAuthError('sign_up_not_allowed', 'Only who is invited can sign up.')
  }
  return createUser(tx, { email })
}
