/** Opens the next access token, once. Kept as a hash. */
export interface RefreshToken {
  hash: string
  session_id: string
  used_at: string | null
  /** The token that came of its use, sealed: all who come within the grace get the same. */
  sealed_successor: string | null
  created_at: string
}
