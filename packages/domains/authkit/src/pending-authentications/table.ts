import type { AuthMethod } from '../sessions/table.ts'

/** A sign-in that waits for one more answer. Its token is kept as a hash and works once. */
export interface PendingAuthentication {
  hash: string
  user_id: string
  /** What it waits for. */
  step: 'email_verification' | 'mfa' | 'organization_selection'
  auth_method: AuthMethod
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  authenticated_at: string
  /** The organization it is to end in, where that was said at its beginning. */
  organization_id: string | null
  /** Spent only when the session is opened. */
  invitation_id: string | null
  mfa_passed: boolean
  browser_session_id: string | null
  expires_at: string
  used_at: string | null
}
