import type { Transaction } from '@inhouse/core'
import { listActiveMemberships } from '@inhouse/orgs'
import { emailKey, findUserByEmail, updateUser, type User } from '@inhouse/users'
import type { Profile } from '../social/profile.ts'
import type { Identity } from '../tables.ts'
import { changeIdentity, identitiesOf } from './service.ts'

/**
 * Takes over what the provider says of a user: name and picture each time, and the address where
 * nothing else depends on it. What the provider does not say stays.
 */
export async function refreshUser(
  tx: Transaction,
  user: User,
  profile: Profile,
  identity?: Identity,
): Promise<User> {
  const email = identity && (await followedEmail(tx, user, profile, identity))
  return updateUser(tx, user.id, {
    ...(profile.first_name && { first_name: profile.first_name }),
    ...(profile.last_name && { last_name: profile.last_name }),
    ...(profile.picture && { profile_picture_url: profile.picture }),
    ...(email && { email, email_verified: true }),
  })
}

/**
 * The address that a user has at the provider by now, if it becomes theirs here: the provider has
 * checked it, as we had the one before; nobody else has it, no directory says otherwise, and they
 * come with no other identity.
 */
async function followedEmail(
  tx: Transaction,
  user: User,
  { email, email_verified }: Profile,
  identity: Identity,
): Promise<string | undefined> {
  if (!email || !email_verified || emailKey(email) === user.email_key) return undefined
  if (!user.email_verified) return undefined
  if ((await identitiesOf(tx, user.id)).length > 1 || (await findUserByEmail(tx, email)))
    return undefined
  const memberships = await listActiveMemberships(tx, user.id)
  if (memberships.some(({ directory_managed }) => directory_managed)) return undefined
  // First, so that the identity is not untied as one of the address before.
  await changeIdentity(tx, identity.id, { email_key: emailKey(email), email_proven: true })
  return email
}
