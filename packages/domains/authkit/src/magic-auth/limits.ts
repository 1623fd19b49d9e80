import type { RateLimit } from '@inhouse/core'

/** Codes that are mailed to one address. */
export const magicCodesByEmail: RateLimit = { name: 'magic_auth_email', points: 3, seconds: 60 }
