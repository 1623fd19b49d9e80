import { plainSerializer, serializer } from '@inhouse/core'
import { type User, userSerializer } from '@inhouse/users'
import * as z from 'zod'
import type { KnownCode } from '../one-time-codes/service.ts'
import type { OneTimeCode } from '../tables.ts'

export const confirmInput = z.object({ code: z.string().min(1) })

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

export const emailVerificationSerializer = serializer(
  'email_verification',
  { ...fields, code: z.string() },
  (code: KnownCode) => ({ ...fieldsOf(code), code: code.code }),
)

/** What events tell of it, which is all but the code. */
export const emailVerificationEventSerializer = serializer('email_verification', fields, fieldsOf)

export const verifiedUserSerializer = plainSerializer(
  'email_verification_user',
  { user: userSerializer.schema },
  (user: User) => ({ user: userSerializer.serialize(user) }),
)
