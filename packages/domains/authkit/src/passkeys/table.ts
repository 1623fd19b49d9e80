/** A key pair of which an authenticator keeps the private half. */
export interface Passkey {
  id: string
  user_id: string
  /** As the authenticator names it, in base64url. */
  credential_id: string
  /** COSE, in base64url. */
  public_key: string
  /** How often it was used, where the authenticator counts. */
  counter: number
  transports: string[]
  name: string
  last_used_at: string | null
  created_at: string
  updated_at: string
}

/** What an authenticator is to sign, once. Kept as a hash. */
export interface PasskeyChallenge {
  hash: string
  /** Who adds a passkey; none where someone signs in. */
  user_id: string | null
  expires_at: string
}
