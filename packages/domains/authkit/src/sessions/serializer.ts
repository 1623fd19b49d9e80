import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { AuthMethod, Session } from '../tables.ts'
import { impersonatorIn, impersonatorShape } from './impersonator.ts'

export const revokeSessionInput = z.object({ session_id: z.string().min(1) })

const authMethods = [
  'cross_app_auth',
  'external_auth',
  'impersonation',
  'magic_code',
  'migrated_session',
  'oauth',
  'passkey',
  'password',
  'sso',
  'unknown',
] as const satisfies AuthMethod[]

/** A session at a moment: whether it has run out is told by the clock, not kept. */
export interface SessionAt {
  session: Session
  now: string
}

export const sessionSerializer = serializer(
  'session',
  {
    id: z.string(),
    user_id: z.string(),
    organization_id: z.string().optional(),
    impersonator: impersonatorShape.optional(),
    auth_method: z.enum(authMethods),
    status: z.enum(['active', 'expired', 'revoked']),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    expires_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  ({ session, now }: SessionAt) => ({
    id: session.id,
    user_id: session.user_id,
    ...(session.organization_id && { organization_id: session.organization_id }),
    impersonator: impersonatorIn(session),
    auth_method: session.auth_method,
    status: statusOf(session, now),
    ip_address: session.ip_address,
    user_agent: session.user_agent,
    expires_at: session.expires_at,
    ended_at: session.ended_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  }),
)

function statusOf({ ended_at, expires_at }: Session, now: string) {
  if (ended_at) return 'revoked' as const
  return expires_at <= now ? ('expired' as const) : ('active' as const)
}
