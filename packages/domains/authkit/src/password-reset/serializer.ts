import { plainSerializer, serializer } from '@inhouse/core'
import { emailInput, type User, userSerializer } from '@inhouse/users'
import * as z from 'zod'
import type { OneTimeCode } from '../tables.ts'

export const passwordResetInput = z.object({ email: emailInput })

export const newPasswordInput = z.object({
  token: z.string().min(1),
  new_password: z.string().min(1),
})

export type NewPasswordInput = z.output<typeof newPasswordInput>

/** A reset with what was mailed of it. */
export interface PasswordReset extends OneTimeCode {
  password_reset_token: string
  password_reset_url: string
}

const fields = {
  id: z.string(),
  user_id: z.string(),
  email: z.string(),
  expires_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
}

const fieldsOf = (reset: OneTimeCode) => ({
  id: reset.id,
  user_id: reset.user_id,
  email: reset.email,
  expires_at: reset.expires_at,
  created_at: reset.created_at,
})

export const passwordResetSerializer = serializer(
  'password_reset',
  { ...fields, password_reset_token: z.string(), password_reset_url: z.string() },
  (reset: PasswordReset) => ({
    ...fieldsOf(reset),
    password_reset_token: reset.password_reset_token,
    password_reset_url: reset.password_reset_url,
  }),
)

/** What events tell of it: neither the token nor the link. */
export const passwordResetEventSerializer = serializer('password_reset', fields, fieldsOf)

export const resetUserSerializer = plainSerializer(
  'password_reset_user',
  { user: userSerializer.schema },
  (user: User) => ({ user: userSerializer.serialize(user) }),
)
