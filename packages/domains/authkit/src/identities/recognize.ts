import { OAuthError, type Transaction } from '@inhouse/core'
import { createUser, emailKey, findUserByEmail, getUser, type User } from '@inhouse/users'
import { settings } from '../settings.ts'
import type { Profile } from '../social/profile.ts'
import type { Identity, Invitation, SignIn } from '../tables.ts'
import { decideIdentity } from './decide.ts'
import { refreshUser } from './refresh-user.ts'
import { changeIdentity, findIdentity, identitiesOf, insertIdentity } from './service.ts'
import { takeOver } from './take-over.ts'

export interface Arrival {
  provider: string
  profile: Profile
  signIn: SignIn
  /** The invitation that the sign-in began with, found good for this address. */
  invitation: Invitation | undefined
}

/** The user that someone from a provider is, or becomes; nothing where they must prove it first. */
export async function recognize(tx: Transaction, arrival: Arrival): Promise<User | undefined> {
  const { provider, profile, signIn } = arrival
  // Of two who come at once with the same identity or address, the second finds what the first made.
  await tx.lock(`identity/${provider}/${profile.id}`)
  if (profile.email) await tx.lock(`sign-up/${emailKey(profile.email)}`)
  const identity = await findIdentity(tx, provider, profile.id)
  const user = await userOf(tx, identity, profile)

  switch (decideIdentity(await factsOf(tx, arrival, identity, user))) {
    case 'sign_up':
      return signUp(tx, arrival)
    case 'prove':
      return undefined
    case 'link':
      await tie(tx, user!, arrival, true)
      return refreshUser(tx, user!, profile)
    case 'take_over':
      await takeOver(tx, user!, (await tie(tx, user!, arrival, true)).id, signIn.id)
      return refreshUser(tx, await getUser(tx, user!.id), profile)
    case 'sign_in':
      return refreshUser(tx, user!, profile, identity)
  }
}

async function userOf(tx: Transaction, identity: Identity | undefined, { email }: Profile) {
  if (identity) return getUser(tx, identity.user_id)
  if (email === null) {
    throw new OAuthError('invalid_profile', 'The provider told no email address.')
  }
  return findUserByEmail(tx, email)
}

async function factsOf(
  tx: Transaction,
  { provider, profile }: Arrival,
  identity: Identity | undefined,
  user: User | undefined,
) {
  const isSameAddress = !!profile.email && user?.email_key === emailKey(profile.email)
  const others = user ? await identitiesOf(tx, user.id) : []
  return {
    isKnown: identity !== undefined,
    vouched: profile.email_verified && (!user || isSameAddress),
    user: user && {
      email_verified: user.email_verified,
      hasOtherOfProvider: others.some(
        (one) => one.provider === provider && one.idp_id !== profile.id,
      ),
    },
  }
}

async function signUp(tx: Transaction, arrival: Arrival): Promise<User> {
  const { profile, invitation } = arrival
  if (settings(tx).signUp === 'invited' && !invitation) {
    throw new OAuthError('sign_up_not_allowed', 'Only who is invited can sign up.')
  }
  const user = await createUser(tx, {
    email: profile.email!,
    email_verified: profile.email_verified,
    first_name: profile.first_name,
    last_name: profile.last_name,
    profile_picture_url: profile.picture,
  })
  await tie(tx, user, arrival, profile.email_verified)
  return user
}

async function tie(
  tx: Transaction,
  user: User,
  { provider, profile: { id: idp_id } }: Arrival,
  email_proven: boolean,
): Promise<Identity> {
  await insertIdentity(tx, user, { provider, idp_id, email_proven })
  const identity = (await findIdentity(tx, provider, idp_id))!
  if (identity.email_proven !== email_proven)
    await changeIdentity(tx, identity.id, { email_proven })
  return identity
}
