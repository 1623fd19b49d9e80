import {
  authorize,
  type AuthorizeQuery,
  authorizeQuery,
  type SignIn,
  startProvider,
  wayBack,
} from '@inhouse/authkit'
import { ApiError, type Context, OAuthError, type Operation, operation } from '@inhouse/core'
import { advance } from './advance.ts'
import { knowing, visit, visitOf } from './visit.ts'

const path = '/user_management/authorize'

/** Where an app sends its people to sign in. RFC 6749, 4.1.1. */
export const authorizePage: Operation = operation({
  method: 'GET',
  path,
  summary: 'Begin a sign-in',
  access: 'public',
  errors: 'page',
  query: authorizeQuery,
  status: [302, 200],
  async handler(ctx, { query, request, caller }) {
    const here = visit(ctx, path, request, caller, { ui_locales: query.ui_locales })
    const answer = await authorize(ctx, query, { request, caller })
    switch (answer.outcome) {
      case 'unknown_client':
        return here.show('error', { id: caller.requestId }, 400)
      case 'redirect_uri_mismatch':
        return here.show(
          'redirectMismatch',
          {
            sent: answer.sent ?? null,
            allowed: answer.allowed,
            clientId: ctx.clientId,
            id: caller.requestId,
          },
          400,
        )
      case 'refused':
        return here.go(answer.location, 302)
      case 'sign_in': {
        const { signIn, browser, request: asked } = answer
        if (signIn.user_id) return advance(await visitOf(ctx, path, request, caller, answer))
        const location =
          asked.provider === 'authkit'
            ? `${here.root}${asked.screen}?flow=${signIn.id}`
            : await providerLocation(ctx, signIn, asked.provider, query)
        return knowing(browser, here.go(location, 302))
      }
    }
  },
})

/** Out to the provider the app asked for, or back to the app where it cannot be had. */
async function providerLocation(
  ctx: Context,
  signIn: SignIn,
  provider: string,
  query: AuthorizeQuery,
): Promise<string> {
  try {
    const options = { ...providerOptions(query), direct: true }
    return (await startProvider(ctx, signIn, provider, options)).href
  } catch (error) {
    if (!(error instanceof OAuthError || error instanceof ApiError)) throw error
    const refusal = { error: error.code, error_description: error.message }
    return wayBack(signIn.redirect_uri!, refusal, signIn.state)
  }
}

function providerOptions({ provider_scopes, provider_query_params, login_hint }: AuthorizeQuery) {
  return {
    ...(provider_scopes && { scopes: provider_scopes }),
    ...(login_hint && { loginHint: login_hint }),
    ...(provider_query_params && { queryParams: asRecord(provider_query_params) }),
  }
}

/** One SDK sends an object as JSON. */
function asRecord(given: string | Record<string, string>): Record<string, string> {
  if (typeof given !== 'string') return given
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(given) as object).map(([name, value]) => [name, String(value)]),
    )
  } catch {
    return {}
  }
}
