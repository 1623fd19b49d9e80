import { settings as define } from '@inhouse/core'
import * as z from 'zod'
import { providersInput } from './social/settings.ts'

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
    /** Where a sign-in may end, beside what is registered over the API; the first is the default. */
    redirectUris: z.array(z.string()).default([]),
    /** Where one may be sent after signing out, by the same rules; the first is usual. */
    signOutUris: z.array(z.string()).default([]),
    /** Who may become a user: anyone, or only who was invited. */
    signUp: z.enum(['open', 'invited']).default('open'),
    /** The providers one can sign in with, by name: `{ GoogleOAuth: { clientId, clientSecret } }`. */
    providers: providersInput.default({}),
    /** What one may sign in with, beside the providers and SSO; an organization may allow less. */
    methods: z
      .strictObject({
        password: z.boolean().default(true),
        magicAuth: z.boolean().default(true),
        passkey: z.boolean().default(true),
      })
      .prefault({}),
    /** Whether a browser that has signed in on the hosted pages is let in without a question. */
    rememberBrowsers: z.boolean().default(true),
    /** Whether one may act in a user's place, by a reason, for an hour at most. */
    impersonation: z.boolean().default(false),
    /** Whether a sign-in also gives a code for another app of this environment. */
    authkitAuthorizationCode: z.boolean().default(false),
    /** Whether an address must be shown to be one's own before a session opens. */
    emailVerification: z.enum(['required', 'off']).default('required'),
    /** Whether everybody needs a second factor; who came by passkey or SSO has shown one. */
    mfa: z.enum(['optional', 'required']).default('optional'),
    /** What the app is called in mails and on pages; without it, by its host name. */
    appName: z.string().trim().min(1).max(100).optional(),
    /** Where the app is, for the link on its name. */
    appUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** The page that takes a new password; `token` is added. Without it, the hosted one. */
    passwordResetUrl: z.url().optional(),
    /** For how long a link to reset a password is good. */
    passwordResetMinutes: z.number().int().min(5).max(1440).default(15),
    /** The page that invitations lead to; `invitation_token` is added. Without it, the hosted one. */
    invitationUrl: z.url().optional(),
    /** Which mails are sent. The app may send those it switches off, by what the API answers. */
    mails: z
      .strictObject({
        magicAuth: z.boolean().default(true),
        emailVerification: z.boolean().default(true),
        passwordReset: z.boolean().default(true),
        invitation: z.boolean().default(true),
        /** To whoever has just reset their password. */
        passwordChanged: z.boolean().default(true),
        /** To the address that a user had before. */
        emailChanged: z.boolean().default(true),
      })
      .prefault({}),
  }),
)
