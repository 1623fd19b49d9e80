import { serializer } from '@inhouse/core'
import { emailInput } from '@inhouse/users'
import * as z from 'zod'
import type { KnownCode } from '../one-time-codes/service.ts'
import type { OneTimeCode } from '../tables.ts'

export const magicAuthInput = z.object({
  email: emailInput,
  invitation_token: z.string().min(1).nullish(),
  ip_address: z.string().nullish(),
  user_agent: z.string().nullish(),
  radar_auth_attempt_id: z.string().nullish(),
  signals_id: z.string().nullish(),
})

export type MagicAuthInput = z.output<typeof magicAuthInput>

const fields = {
  id: z.string(),
  user_id: z.string(),
  email: z.string(),
  expires_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
}

const fieldsOf = (code: OneTimeCode) => ({
  id: code.id,
  user_id: code.user_id,
  email: code.email,
  expires_at: code.expires_at,
  created_at: code.created_at,
  updated_at: code.updated_at,
})

export const magicAuthSerializer = serializer(
  'magic_auth',
  { ...fields, code: z.string() },
  (code: KnownCode) => ({ ...fieldsOf(code), code: code.code }),
)

/** What events tell of it, which is all but the code. */
export const magicAuthEventSerializer = serializer('magic_auth', fields, fieldsOf)
