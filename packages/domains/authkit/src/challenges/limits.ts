import type { RateLimit } from '@inhouse/core'

/** Tries with codes of one factor, over all its challenges: each of them alone allows five. */
export const triesByFactor: RateLimit = { name: 'challenge_factor', points: 10, seconds: 600 }

/** Text messages to one number, since each costs the host, and the one who gets it their peace. */
export const messagesByNumber: RateLimit = { name: 'sms_number', points: 5, seconds: 600 }
