import type { AuthMethod } from '../sessions/table.ts'

/** Someone on their way through the hosted pages, in one tab of one browser. */
export interface SignIn {
  id: string
  /** The hash of what the browser holds in its cookie: nobody else can go on with this. */
  browser_hash: string
  client_id: string
  /** Where it ends. None where it was begun for a device. */
  redirect_uri: string | null
  /** What the app wants back, percent-encoded as it came. */
  state: string | null
  code_challenge: string | null
  /** The social provider it went out to, and what was sealed for its return. */
  provider: string | null
  provider_verifier: string | null
  organization_id: string | null
  /** Sealed. */
  invitation_token: string | null
  /** The device that waits for it. */
  user_code: string | null
  email: string | null
  /** The languages that the app asked for, in order. */
  ui_locales: string | null
  /** Who has proved to be whom, and how; none before. */
  user_id: string | null
  auth_method: AuthMethod | null
  authentication_method: string | null
  authenticated_at: string | null
  mfa_passed: boolean
  /** The browser that was known already, and spoke for them. */
  browser_session_id: string | null
  /** Whether they are to agree before the app learns who they are. */
  consent_required: boolean
  ip_address: string | null
  user_agent: string | null
  expires_at: string
  completed_at: string | null
  created_at: string
}
