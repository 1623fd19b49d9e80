/** Signs access tokens. The private half is sealed. */
export interface SigningKey {
  id: string
  public_jwk: Record<string, unknown>
  sealed_private_key: string
  /** From when it signs; it is published before, so that whoever verifies knows it by then. */
  active_at: string
  /** From when it is no longer published. */
  retired_at: string | null
  created_at: string
}
