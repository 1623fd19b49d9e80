import type { AuthMethod } from '../sessions/table.ts'

/**
 * A browser in which someone has signed in on the hosted pages, so that the next app is let in without
 * a question. Its cookie is kept as a hash.
 */
export interface BrowserSession {
  id: string
  hash: string
  user_id: string
  auth_method: AuthMethod
  authentication_method: string
  authenticated_at: string
  mfa_passed: boolean
  /** Where it went last. */
  organization_id: string | null
  used_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
}
