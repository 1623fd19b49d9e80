/** Someone is asked to join. Whether it has run out is told by the clock. */
export interface Invitation {
  id: string
  email: string
  email_key: string
  organization_id: string | null
  role_slug: string | null
  inviter_user_id: string | null
  accepted_user_id: string | null
  /** The membership that waits for it, where the user was there already. */
  membership_id: string | null
  locale: string | null
  hash: string
  sealed_token: string
  accepted_at: string | null
  revoked_at: string | null
  expires_at: string
  created_at: string
  updated_at: string
}
