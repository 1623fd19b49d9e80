import type { AuthMethod } from '../sessions/table.ts'

/** Stands for someone who has signed in, until the app exchanges it. Kept as a hash, works once. */
export interface AuthorizationCode {
  hash: string
  client_id: string
  redirect_uri: string
  code_challenge: string | null
  user_id: string
  auth_method: AuthMethod
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  authenticated_at: string
  organization_id: string | null
  invitation_id: string | null
  mfa_passed: boolean
  impersonator_email: string | null
  impersonator_reason: string | null
  browser_session_id: string | null
  /** What came of it. */
  session_id: string | null
  expires_at: string
  used_at: string | null
}
