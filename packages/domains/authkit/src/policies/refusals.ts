import { type Context, forbidden, OAuthError } from '@inhouse/core'
import { methodsOf, type Rules } from './rules.ts'

/** As OAuth writes it, with the codes by which SDKs know it; 403, as the typed errors of one want it. */
export const ssoRequired = (email: string) =>
  new OAuthError('sso_required', 'The user must sign in with SSO.', 403, {
    body: { email, connection_ids: [] },
  })

/** Tells what would be allowed, so that an app can offer it. */
export const methodNotAllowed = (email: string, { methods }: Rules) =>
  new OAuthError(
    'organization_authentication_methods_required',
    'The organization does not allow this way to sign in.',
    403,
    {
      body: {
        email,
        sso_connection_ids: [],
        auth_methods: Object.fromEntries(named.map((method) => [method, methods.includes(method)])),
      },
    },
  )

const named = [
  'apple_oauth',
  'github_oauth',
  'google_oauth',
  'magic_auth',
  'microsoft_oauth',
  'password',
] as const

/** What the environment has switched off is refused before anything is compared. */
export function assertMethodOn(ctx: Context, method: 'password' | 'magic_auth' | 'passkey'): void {
  if (methodsOf(ctx).includes(method)) return
  throw method === 'password'
    ? forbidden('email_password_auth_disabled', 'One cannot sign in with a password here.')
    : forbidden('authentication_method_not_allowed', 'One cannot sign in this way here.')
}
