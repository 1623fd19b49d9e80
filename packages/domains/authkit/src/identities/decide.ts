/** All that decides what becomes of someone who comes back from a provider. */
export interface Facts {
  /** Whether they have come with this very identity before. */
  isKnown: boolean
  /** Whether the provider vouches that the address is theirs. */
  vouched: boolean
  /** Who has that address here; of a known identity, its user. */
  user: { email_verified: boolean; hasOtherOfProvider: boolean } | undefined
}

/**
 * - `sign_in`: they have been here.
 * - `sign_up`: nobody has this address.
 * - `link`: the user has shown that the address is theirs, and so does the provider now.
 * - `take_over`: the provider shows that it is theirs, and whoever made the user never did. What that
 *   one left there, such as a password or a passkey, goes.
 * - `prove`: the address alone does not show that the user is theirs.
 */
export type Decision = 'sign_in' | 'sign_up' | 'link' | 'take_over' | 'prove'

/** A person is known by the id that the provider gave them, and by an address only if both sides checked it. */
export function decideIdentity({ isKnown, vouched, user }: Facts): Decision {
  if (!user) return 'sign_up'
  if (isKnown) return vouched && !user.email_verified ? 'take_over' : 'sign_in'
  if (!vouched) return 'prove'
  if (!user.email_verified) return 'take_over'
  // The provider has this address under another id by now: it may have gone to somebody else.
  return user.hasOtherOfProvider ? 'prove' : 'link'
}
