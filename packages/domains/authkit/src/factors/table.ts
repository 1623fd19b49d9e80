/** A second thing to sign in with, such as an authenticator app. What an app shows is sealed. */
export interface AuthenticationFactor {
  id: string
  /** None where the app keeps itself whose factor it is. */
  user_id: string | null
  type: 'generic_otp' | 'sms' | 'totp'
  totp_issuer: string | null
  totp_user: string | null
  sealed_secret: string | null
  /** The newest time step that a code was accepted for. */
  last_time_step: number | null
  phone_number: string | null
  /** When it first showed a right code; before that no sign-in asks for it. */
  verified_at: string | null
  created_at: string
  updated_at: string
}

/** A code of a factor is asked for. */
export interface AuthenticationChallenge {
  id: string
  factor_id: string
  /** The code, where it is we who made it. */
  sealed_code: string | null
  tries: number
  expires_at: string
  used_at: string | null
  created_at: string
  updated_at: string
}

/** Stands in for a factor once. Kept as a hash. */
export interface RecoveryCode {
  hash: string
  user_id: string
  used_at: string | null
  created_at: string
}
