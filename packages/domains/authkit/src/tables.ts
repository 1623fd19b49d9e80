import type { Context } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import type { Kysely } from 'kysely'

export type AuthMethod =
  | 'cross_app_auth'
  | 'external_auth'
  | 'impersonation'
  | 'magic_code'
  | 'migrated_session'
  | 'oauth'
  | 'passkey'
  | 'password'
  | 'sso'
  | 'unknown'

/** Someone is signed in, until it ends. */
export interface Session {
  id: string
  user_id: string
  organization_id: string | null
  client_id: string
  auth_method: AuthMethod
  /** The same in the words of the authenticate endpoint: `Password`, `GoogleOAuth`. */
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  /** When the person last proved who they are; a refresh does not. */
  authenticated_at: string
  refreshed_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
  updated_at: string
}

/** Opens the next access token, once. Kept as a hash. */
export interface RefreshToken {
  hash: string
  session_id: string
  used_at: string | null
  /** The token that came of its use, sealed: all who come within the grace get the same. */
  sealed_successor: string | null
  created_at: string
}

/** A sign-in that waits for one more answer. Its token is kept as a hash and works once. */
export interface PendingAuthentication {
  hash: string
  user_id: string
  step: 'organization_selection'
  auth_method: AuthMethod
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  authenticated_at: string
  expires_at: string
  used_at: string | null
}

/** Signs access tokens. The private half is sealed. */
export interface SigningKey {
  id: string
  public_jwk: Record<string, unknown>
  sealed_private_key: string
  /** From when it signs; it is published before, so that whoever verifies knows it by then. */
  active_at: string
  /** From when it is no longer published. */
  retired_at: string | null
  created_at: string
}

export interface AuthkitTables extends OrgsTables {
  sessions: Session
  refresh_tokens: RefreshToken
  pending_authentications: PendingAuthentication
  signing_keys: SigningKey
}

export const db = (ctx: Context): Kysely<AuthkitTables> => ctx.db
