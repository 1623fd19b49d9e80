import type { RateLimit } from '@inhouse/core'

/** Tries to sign in as one person, right or wrong. */
export const triesByEmail: RateLimit = { name: 'authenticate_email', points: 10, seconds: 60 }

/** Tries to go on with one pending sign-in. */
export const triesByPendingToken: RateLimit = {
  name: 'authenticate_pending',
  points: 10,
  seconds: 60,
}

/** Wrong passwords from one place, whoever they were for. */
export const wrongPasswordsByAddress: RateLimit = {
  name: 'wrong_passwords_address',
  points: 50,
  seconds: 600,
}
