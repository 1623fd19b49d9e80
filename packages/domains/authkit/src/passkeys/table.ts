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

/** What an authenticator has signed: it is not accepted again. Kept as a hash while it would be good. */
export interface SpentPasskeyChallenge {
  hash: string
  expires_at: string
}
