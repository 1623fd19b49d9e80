import type { RateLimit } from '@inhouse/core'

/** Codes that are mailed to one user to verify their address. */
export const verificationsByUser: RateLimit = {
  name: 'email_verification_user',
  points: 3,
  seconds: 60,
}
