import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { AuthenticationFactor } from '../tables.ts'

// Short enough for a QR code, whatever they are written in.
const label = (length: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(length)
    .regex(/^[^:\p{Cc}]*$/u, 'A label holds neither a colon nor control characters.')

/** What an authenticator app shows; what is left out is filled in from the user. */
export const totpInput = z.object({
  totp_issuer: label(64).optional(),
  totp_user: label(128).optional(),
  totp_secret: z.string().max(256).optional(),
})

export type TotpInput = z.output<typeof totpInput>

/** E.164. */
const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'A phone number is written like +15555550123.')

export const factorInput = z.object({
  type: z.enum(['generic_otp', 'sms', 'totp']),
  phone_number: phoneNumber.optional(),
  totp_issuer: totpInput.shape.totp_issuer,
  totp_user: totpInput.shape.totp_user,
  user_id: z.string().min(1).optional(),
})

export type FactorInput = z.output<typeof factorInput>

export const userFactorInput = totpInput.extend({ type: z.literal('totp') })

export type UserFactorInput = z.output<typeof userFactorInput>

/** A factor at its enrolment: the one time that its secret is shown. */
export interface EnrolledFactor extends AuthenticationFactor {
  secret: { secret: string; qr_code: string; uri: string } | null
}

const labels = { issuer: z.string(), user: z.string() }

const shown = { secret: z.string(), qr_code: z.string(), uri: z.string() }

const fields = (totp: z.ZodRawShape) => ({
  id: z.string(),
  type: z.enum(['generic_otp', 'sms', 'totp', 'webauthn']),
  user_id: z.string().optional(),
  sms: z.object({ phone_number: z.string() }).optional(),
  totp: z.object(totp).optional(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})

const fieldsOf = (factor: AuthenticationFactor, secret: EnrolledFactor['secret'] = null) => ({
  id: factor.id,
  type: factor.type,
  ...(factor.user_id && { user_id: factor.user_id }),
  ...(factor.phone_number && { sms: { phone_number: factor.phone_number } }),
  ...(factor.type === 'totp' && {
    totp: { issuer: factor.totp_issuer!, user: factor.totp_user!, ...secret },
  }),
  created_at: factor.created_at,
  updated_at: factor.updated_at,
})

export const factorSerializer = serializer(
  'authentication_factor',
  fields(labels),
  (factor: AuthenticationFactor) => fieldsOf(factor),
)

/** Called the same on the wire; its name tells the documents that it is another. */
export const enrolledFactorSerializer = {
  ...serializer(
    'authentication_factor',
    fields({ ...labels, ...shown }),
    (factor: EnrolledFactor) => fieldsOf(factor, factor.secret),
  ),
  name: 'enrolled_authentication_factor',
}
