import { event, plainSerializer } from '@inhouse/core'
import * as z from 'zod'
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
