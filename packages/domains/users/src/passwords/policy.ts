import { normalizePassword } from './hash.ts'
import { findWeakness } from './weakness.ts'

export interface PasswordPolicy {
  minimumLength: number
  maximumLength: number
  requireLowercase: boolean
  requireUppercase: boolean
  requireDigit: boolean
  requireSymbol: boolean
  /** Refuse what is made of common words, sequences and the like. */
  commonPasswords: boolean
}

export const defaultPasswordPolicy: PasswordPolicy = {
  minimumLength: 10,
  maximumLength: 256,
  requireLowercase: false,
  requireUppercase: false,
  requireDigit: false,
  requireSymbol: false,
  commonPasswords: true,
}

export type CharacterType = 'lowercase' | 'uppercase' | 'digit' | 'symbol'

export type PasswordViolation = { message: string } & (
  | { code: 'password_too_short'; minimum_length: number }
  | { code: 'password_too_long'; maximum_length: number }
  | { code: 'password_contains_email' }
  | { code: 'password_missing_character_type'; character_type: CharacterType; symbols?: string }
  | { code: 'password_too_weak'; warning: string; suggestions: string[] }
)

/** All that the policy has against a password; nothing, if it may be used. */
export function passwordViolations(
  password: string,
  policy: PasswordPolicy,
  { email }: { email: string },
): PasswordViolation[] {
  // Twice as many UTF-16 units are too many characters in any case, and reading them costs time.
  if (password.length > 2 * policy.maximumLength) return tooLong(policy)
  const normalized = normalizePassword(password)
  const length = Array.from(normalized).length
  if (length > policy.maximumLength) return tooLong(policy)

  return [
    ...(length < policy.minimumLength ? tooShort(policy) : []),
    ...containedEmail(normalized, email),
    ...missingCharacterTypes(normalized, policy),
    ...(policy.commonPasswords ? tooWeak(normalized) : []),
  ]
}

function tooLong({ maximumLength }: PasswordPolicy): PasswordViolation[] {
  const message = `The password must have at most ${maximumLength} characters.`
  return [{ code: 'password_too_long', message, maximum_length: maximumLength }]
}

function tooShort({ minimumLength }: PasswordPolicy): PasswordViolation[] {
  const message = `The password must have at least ${minimumLength} characters.`
  return [{ code: 'password_too_short', message, minimum_length: minimumLength }]
}

function containedEmail(password: string, email: string): PasswordViolation[] {
  const address = email.toLowerCase()
  const [name = ''] = address.split(/[+@]/)
  // A shorter name is in many a password by chance.
  const part = name.length >= 4 ? name : address
  if (!password.toLowerCase().includes(part)) return []
  const message = 'The password must not contain the email address.'
  return [{ code: 'password_contains_email', message }]
}

function missingCharacterTypes(password: string, policy: PasswordPolicy): PasswordViolation[] {
  return characterTypes
    .filter(({ isRequired, pattern }) => isRequired(policy) && !pattern.test(password))
    .map(({ type, name, symbols }) => ({
      code: 'password_missing_character_type',
      message: `The password must contain ${name}.`,
      character_type: type,
      symbols,
    }))
}

function tooWeak(password: string): PasswordViolation[] {
  const weakness = findWeakness(password)
  if (!weakness) return []
  return [{ code: 'password_too_weak', message: 'The password is too weak.', ...weakness }]
}

const characterTypes: {
  type: CharacterType
  name: string
  pattern: RegExp
  symbols?: string
  isRequired: (policy: PasswordPolicy) => boolean
}[] = [
  {
    type: 'lowercase',
    name: 'a lowercase letter',
    pattern: /\p{Ll}/u,
    isRequired: (policy) => policy.requireLowercase,
  },
  {
    type: 'uppercase',
    name: 'an uppercase letter',
    pattern: /\p{Lu}/u,
    isRequired: (policy) => policy.requireUppercase,
  },
  {
    type: 'digit',
    name: 'a digit',
    pattern: /\p{Nd}/u,
    isRequired: (policy) => policy.requireDigit,
  },
  {
    type: 'symbol',
    name: 'a symbol',
    pattern: /[^\p{L}\p{N}\s]/u,
    symbols: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    isRequired: (policy) => policy.requireSymbol,
  },
]
