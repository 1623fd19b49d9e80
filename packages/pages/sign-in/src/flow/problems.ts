import { authkitSettings } from '@inhouse/authkit'
import { ApiError, OAuthError } from '@inhouse/core'
import { providerLabel } from '@inhouse/ui'
import type { MessageKey as Key, T } from '../messages/index.ts'
import type { SignInVisit, Visit } from './visit.ts'

/** What a refusal of a service says to a person, by its code. */
const keys: Record<string, Key> = {
  invalid_credentials: 'problem.credentials',
  invalid_one_time_code: 'problem.code',
  one_time_code_expired: 'problem.codeExpired',
  one_time_code_previously_used: 'problem.codeUsed',
  one_time_code_too_many_attempts: 'problem.codeExpired',
  email_verification_code_incorrect: 'problem.code',
  rate_limit_exceeded: 'problem.tooManyTries',
  invalid_csrf_token: 'problem.formExpired',
  sign_up_not_allowed: 'problem.signUpClosed',
  invitation_invalid: 'problem.invitation',
  invitation_cannot_be_used_for_email: 'problem.invitation',
  user_creation_error: 'problem.emailTaken',
  invalid_passkey: 'problem.passkey',
  sso_required: 'problem.ssoRequired',
  organization_authentication_methods_required: 'problem.methodNotAllowed',
  email_password_auth_disabled: 'problem.methodNotAllowed',
  authentication_method_not_allowed: 'problem.methodNotAllowed',
}

/** What to say of an error; one that nobody expected is thrown on. */
export function problemOf(t: T, error: unknown): string {
  if (error instanceof ApiError || error instanceof OAuthError) {
    const key = keys[error.code]
    if (key) return t(key)
  }
  throw error
}

/** What an earlier step ended with, by the code in the address: anybody can write that there. */
export function refusalOf({ t, signIn }: SignInVisit, code: string): string {
  if (Object.hasOwn(keys, code)) return t(keys[code]!)
  const provider = providerLabel(signIn.provider ?? '')
  return code === 'access_denied'
    ? t('problem.providerCancelled', { provider })
    : t('problem.provider', { provider })
}

export const statusOf = (error: unknown): number =>
  error instanceof ApiError || error instanceof OAuthError ? error.status : 500

/** A link from a mail that is good no longer, or never was. */
export function linkExpired({ ctx, show, t, requestId: id }: Visit): Response {
  const { appUrl } = authkitSettings(ctx)
  const message = t('problem.linkExpired')
  return show('error', { id, message, ...(appUrl && { retryHref: appUrl }) }, 410)
}

/** The rule that a password broke, in words: the first of them. */
export function passwordProblem(t: T, error: unknown): string | undefined {
  if (!(error instanceof ApiError) || !/^password_(strength|reset)_error$/.test(error.code)) {
    return undefined
  }
  const [violation] = (error.details.errors ?? []) as readonly {
    code: string
    minimum_length?: number
    maximum_length?: number
    character_type?: string
  }[]
  switch (violation?.code) {
    case 'password_too_short':
      return t('problem.passwordShort', { minimum: String(violation.minimum_length) })
    case 'password_too_long':
      return t('problem.passwordLong', { maximum: String(violation.maximum_length) })
    case 'password_contains_email':
      return t('problem.passwordHasEmail')
    case 'password_missing_character_type':
      return t(characters[violation.character_type ?? ''] ?? 'problem.passwordSymbol')
    default:
      return t('problem.passwordWeak')
  }
}

const characters: Record<string, Key> = {
  lowercase: 'problem.passwordLowercase',
  uppercase: 'problem.passwordUppercase',
  digit: 'problem.passwordDigit',
  number: 'problem.passwordDigit',
  symbol: 'problem.passwordSymbol',
}
