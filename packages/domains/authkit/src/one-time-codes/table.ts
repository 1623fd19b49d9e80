/** What was mailed to be brought back once: six digits, or a token in a link. */
export interface OneTimeCode {
  id: string
  kind: 'magic_auth' | 'email_verification' | 'email_change' | 'password_reset'
  user_id: string
  /** Where it was sent, which is what it proves. */
  email: string
  /** Of a token, which is found by it. Six digits have none: it would give them away. */
  hash: string | null
  sealed_code: string
  /** What is accepted with it. */
  invitation_id: string | null
  attempts: number
  expires_at: string
  used_at: string | null
  created_at: string
  updated_at: string
}
