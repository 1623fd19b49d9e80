import type { AuthMethod } from '../sessions/table.ts'

/** A device waits for someone to sign in elsewhere. RFC 8628, 3.2. */
export interface DeviceCode {
  hash: string
  user_code: string
  client_id: string
  status: 'pending' | 'approved' | 'denied' | 'used'
  user_id: string | null
  organization_id: string | null
  auth_method: AuthMethod | null
  authentication_method: string | null
  authenticated_at: string | null
  interval_seconds: number
  polled_at: string | null
  expires_at: string
  created_at: string
}
