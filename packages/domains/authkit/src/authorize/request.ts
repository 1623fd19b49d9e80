import type { AuthorizeQuery } from './query.ts'
import { providers } from './query.ts'

/** What an app asked for, found sound. */
export interface AuthorizationRequest {
  redirect_uri: string
  state: string | null
  provider: (typeof providers)[number]
  organization_id: string | null
  code_challenge: string | null
  login_hint: string | null
  screen: 'sign-in' | 'sign-up'
  prompt: ReadonlySet<string>
  /** How many seconds ago the person may have shown who they are. */
  max_age: number | null
}

/** A refusal that goes back to the app. RFC 6749, 4.1.2.1. */
export interface Refusal {
  error: string
  error_description: string
}

const MAX_STATE = 8192

/** Reads what was asked for, once the way back is known to be good; or says what is wrong with it. */
export function readRequest(
  query: AuthorizeQuery,
  redirect_uri: string,
  state: string | null,
): AuthorizationRequest | Refusal {
  const { response_type, code_challenge, code_challenge_method } = query
  if (response_type !== 'code') {
    return refusal('unsupported_response_type', 'Only the response type `code` is known.')
  }
  if (state !== null && state.length > MAX_STATE) {
    return refusal('invalid_request', `A state has at most ${MAX_STATE} characters.`)
  }
  // RFC 7636, 4.3: `plain` shows the verifier to whoever reads the request.
  if (code_challenge_method !== undefined && code_challenge_method !== 'S256') {
    return refusal('invalid_request', 'The code challenge method must be S256.')
  }
  if (code_challenge !== undefined && !/^[\w-]{43}$/.test(code_challenge)) {
    return refusal('invalid_request', 'The code challenge is no SHA-256 in base64url.')
  }
  if (code_challenge === undefined && code_challenge_method !== undefined) {
    return refusal('invalid_request', 'The code challenge is missing.')
  }
  // OpenID Connect Core 1.0, 3.1.2.1
  const prompt = new Set(query.prompt?.split(' ').filter(Boolean))
  if (prompt.has('none') && prompt.size > 1) {
    return refusal('invalid_request', 'The prompt `none` stands alone.')
  }
  if (query.max_age !== undefined && !/^\d{1,9}$/.test(query.max_age)) {
    return refusal('invalid_request', 'The `max_age` is a number of seconds.')
  }
  if (query.connection_id) {
    return refusal('connection_invalid', 'There is no such connection.')
  }
  const provider = query.provider ?? (query.organization_id ? 'authkit' : undefined)
  if (provider === undefined) {
    return refusal(
      'invalid_connection_selector',
      'Say `provider`, `connection_id` or `organization_id`.',
    )
  }
  if (!isProvider(provider)) return refusal('connection_invalid', `There is no '${provider}'.`)
  return {
    redirect_uri,
    state,
    provider,
    organization_id: query.organization_id ?? null,
    code_challenge: code_challenge ?? null,
    login_hint: query.login_hint ?? null,
    screen: query.screen_hint === 'sign-up' || prompt.has('create') ? 'sign-up' : 'sign-in',
    prompt,
    max_age: query.max_age === undefined ? null : Number(query.max_age),
  }
}

const refusal = (error: string, error_description: string): Refusal => ({
  error,
  error_description,
})

const isProvider = (name: string): name is AuthorizationRequest['provider'] =>
  (providers as readonly string[]).includes(name)
