import { event, plainSerializer } from '@inhouse/core'
import * as z from 'zod'
import { emailVerificationEventSerializer } from './email-verification/serializer.ts'
import { invitationEventSerializer } from './invitations/serializer.ts'
import { magicAuthEventSerializer } from './magic-auth/serializer.ts'
import { passwordResetEventSerializer } from './password-reset/serializer.ts'
import { sessionSerializer } from './sessions/serializer.ts'

export const sessionCreated = event('session.created', sessionSerializer)
export const sessionRevoked = event('session.revoked', sessionSerializer)

/** Someone's try to sign in, by whatever way. */
export interface Attempt {
  user_id: string | null
  email: string | null
  ip_address: string | null
  user_agent: string | null
}

export interface FailedAttempt extends Attempt {
  error: { code: string; message: string }
}

const attempt = {
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  user_id: z.string().nullable(),
  email: z.string().nullable(),
}

const succeeded = <Type extends string>(type: Type) =>
  plainSerializer(
    `authentication_${type}_succeeded`,
    { type: z.literal(type), status: z.literal('succeeded'), ...attempt },
    ({ ip_address, user_agent, user_id, email }: Attempt) => ({
      type,
      status: 'succeeded' as const,
      ip_address,
      user_agent,
      user_id,
      email,
    }),
  )

const failed = <Type extends string>(type: Type) =>
  plainSerializer(
    `authentication_${type}_failed`,
    {
      type: z.literal(type),
      status: z.literal('failed'),
      ...attempt,
      error: z.strictObject({ code: z.string(), message: z.string() }),
    },
    ({ ip_address, user_agent, user_id, email, error }: FailedAttempt) => ({
      type,
      status: 'failed' as const,
      ip_address,
      user_agent,
      user_id,
      email,
      error,
    }),
  )

export const passwordSucceeded = event('authentication.password_succeeded', succeeded('password'))
export const passwordFailed = event('authentication.password_failed', failed('password'))

export const reauthenticationSucceeded = event(
  'authentication.reauthentication_succeeded',
  succeeded('reauthentication'),
)

export const mfaSucceeded = event('authentication.mfa_succeeded', succeeded('mfa'))
export const mfaFailed = event('authentication.mfa_failed', failed('mfa'))

export const passkeySucceeded = event('authentication.passkey_succeeded', succeeded('passkey'))
export const passkeyFailed = event('authentication.passkey_failed', failed('passkey'))

export const oauthSucceeded = event('authentication.oauth_succeeded', succeeded('oauth'))
export const oauthFailed = event('authentication.oauth_failed', failed('oauth'))

export const magicAuthCreated = event('magic_auth.created', magicAuthEventSerializer)
export const magicAuthSucceeded = event(
  'authentication.magic_auth_succeeded',
  succeeded('magic_auth'),
)
export const magicAuthFailed = event('authentication.magic_auth_failed', failed('magic_auth'))

export const emailVerificationCreated = event(
  'email_verification.created',
  emailVerificationEventSerializer,
)
export const emailVerificationSucceeded = event(
  'authentication.email_verification_succeeded',
  succeeded('email_verification'),
)
export const emailVerificationFailed = event(
  'authentication.email_verification_failed',
  failed('email_verification'),
)

export const passwordResetCreated = event('password_reset.created', passwordResetEventSerializer)
export const passwordResetSucceeded = event(
  'password_reset.succeeded',
  passwordResetEventSerializer,
)

export const invitationCreated = event('invitation.created', invitationEventSerializer)
export const invitationAccepted = event('invitation.accepted', invitationEventSerializer)
export const invitationRevoked = event('invitation.revoked', invitationEventSerializer)
export const invitationResent = event('invitation.resent', invitationEventSerializer)
