import { settings as define } from '@inhouse/core'
import * as z from 'zod'

export const settings = define(
  'authkit',
  z.object({
    /** How long an access token is good for; it cannot be taken back before. */
    accessTokenMinutes: z.number().positive().max(60).default(5),
    /** The longest a session lasts, however much it is used. */
    sessionDays: z.number().positive().max(400).default(30),
    /** Ends a session that was not refreshed for so long; `null` never does. */
    idleHours: z.number().positive().nullable().default(null),
    /** For how long a used refresh token still gives its one successor; 0 is strict. */
    refreshGraceSeconds: z.number().int().min(0).max(300).default(30),
    /** Where one may be sent after signing out, exactly as it will be asked for; the first is usual. */
    signOutUris: z.array(z.url()).default([]),
  }),
)
