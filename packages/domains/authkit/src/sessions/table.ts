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
  mfa_passed: boolean
  /** Who acts in the user's place, and why, where that is so. */
  impersonator_email: string | null
  impersonator_reason: string | null
  /** The browser it was opened in, if it was on the hosted pages: that is signed out with it. */
  browser_session_id: string | null
  refreshed_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
  updated_at: string
}
