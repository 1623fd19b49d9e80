import { plainSerializer, serializer } from '@inhouse/core'
import * as z from 'zod'
import { type EnrolledFactor, enrolledFactorSerializer } from '../factors/serializer.ts'
import type { AuthenticationChallenge } from '../tables.ts'

export const challengeInput = z.object({
  sms_template: z
    .string()
    .max(480)
    .refine((text) => /\{\{ ?code ?\}\}/.test(text), 'A template holds `{{code}}`.')
    .optional(),
})

export type ChallengeInput = z.output<typeof challengeInput>

export const verificationInput = z.object({ code: z.string().min(1).max(64) })

/** A challenge, with its code where the app is to deliver that itself. */
export interface OpenedChallenge extends AuthenticationChallenge {
  code: string | null
}

export const challengeSerializer = serializer(
  'authentication_challenge',
  {
    id: z.string(),
    expires_at: z.iso.datetime().optional(),
    code: z.string().optional(),
    authentication_factor_id: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (challenge: OpenedChallenge) => ({
    id: challenge.id,
    expires_at: challenge.expires_at,
    ...(challenge.code && { code: challenge.code }),
    authentication_factor_id: challenge.factor_id,
    created_at: challenge.created_at,
    updated_at: challenge.updated_at,
  }),
)

export interface Verification {
  challenge: AuthenticationChallenge
  valid: boolean
}

export const verificationSerializer = plainSerializer(
  'authentication_challenge_verification',
  { challenge: challengeSerializer.schema, valid: z.boolean() },
  ({ challenge, valid }: Verification) => ({
    challenge: challengeSerializer.serialize({ ...challenge, code: null }),
    valid,
  }),
)

export interface UserEnrollment {
  factor: EnrolledFactor
  challenge: OpenedChallenge
}

export const userEnrollmentSerializer = plainSerializer(
  'user_authentication_factor_enrollment',
  {
    authentication_factor: enrolledFactorSerializer.schema,
    authentication_challenge: challengeSerializer.schema,
  },
  ({ factor, challenge }: UserEnrollment) => ({
    authentication_factor: enrolledFactorSerializer.serialize(factor),
    authentication_challenge: challengeSerializer.serialize(challenge),
  }),
)
