import { serializer } from '@inhouse/core'
import { emailInput, type User, userSerializer } from '@inhouse/users'
import * as z from 'zod'
import type { OneTimeCode } from '../tables.ts'

export const emailChangeInput = z.object({ new_email: emailInput })

export const confirmInput = z.object({ code: z.string().min(1) })

/** A user, and the address they want to have. */
export interface EmailChange {
  user: User
  code: OneTimeCode
}

export const emailChangeSerializer = serializer(
  'email_change',
  {
    user: userSerializer.schema,
    new_email: z.string(),
    expires_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  },
  ({ user, code }: EmailChange) => ({
    user: userSerializer.serialize(user),
    new_email: code.email,
    expires_at: code.expires_at,
    created_at: code.created_at,
  }),
)

export const emailChangeConfirmationSerializer = serializer(
  'email_change_confirmation',
  { user: userSerializer.schema },
  (user: User) => ({ user: userSerializer.serialize(user) }),
)
