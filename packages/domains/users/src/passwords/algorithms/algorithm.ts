export const passwordHashTypes = [
  'bcrypt',
  'firebase-scrypt',
  'ssha',
  'ssha256',
  'scrypt',
  'pbkdf2',
  'argon2',
] as const

export type PasswordHashType = (typeof passwordHashTypes)[number]

/** Where the salt stood when the digest was made: `hash(salt + password)` is `prefix`. */
export type SaltPosition = 'prefix' | 'suffix'

export interface Algorithm {
  type: PasswordHashType
  matches: (stored: string) => boolean
  /** The stored form of a hash made elsewhere; throws `InvalidPasswordHash`. */
  read: (hash: string, saltPosition?: SaltPosition) => string
  verify: (password: string, stored: string) => Promise<boolean>
}

/** A hash that no password could match, or that would cost too much to try. */
export class InvalidPasswordHash extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'InvalidPasswordHash'
  }
}
