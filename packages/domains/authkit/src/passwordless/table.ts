/** A link that signs in once. Its token is kept as a hash, and sealed, to be mailed when that is asked. */
export interface PasswordlessSession {
  id: string
  user_id: string
  /** Where the link is sent, which is what it proves. */
  email: string
  redirect_uri: string
  /** What the app wants back, as it came. */
  state: string | null
  hash: string
  sealed_token: string
  expires_at: string
  used_at: string | null
  created_at: string
}
