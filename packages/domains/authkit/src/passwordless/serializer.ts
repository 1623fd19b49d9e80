import { plainSerializer, serializer } from '@inhouse/core'
import { emailInput } from '@inhouse/users'
import * as z from 'zod'
import type { PasswordlessSession } from '../tables.ts'

export const passwordlessSessionInput = z.object({
  type: z.literal('MagicLink'),
  email: emailInput,
  redirect_uri: z.string().min(1).max(2048).nullish(),
  state: z.string().max(8192).nullish(),
  connection: z.string().nullish(),
  expires_in: z.number().int().min(900).max(86_400).nullish(),
})

export type PasswordlessSessionInput = z.output<typeof passwordlessSessionInput>

/** A session together with what is mailed of it. */
export interface KnownPasswordlessSession extends PasswordlessSession {
  link: string
}

export const passwordlessSessionSerializer = serializer(
  'passwordless_session',
  { id: z.string(), email: z.string(), expires_at: z.iso.datetime(), link: z.string() },
  ({ id, email, expires_at, link }: KnownPasswordlessSession) => ({ id, email, expires_at, link }),
)

export const sentSerializer = plainSerializer(
  'passwordless_session_sent',
  { success: z.literal(true) },
  () => ({ success: true as const }),
)
