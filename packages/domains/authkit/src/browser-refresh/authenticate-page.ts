import { type Caller, type Context, OAuthError } from '@inhouse/core'
import { authenticateClient } from '../authentication/client.ts'
import {
  type AuthenticateInput,
  type Authentication,
  authenticationSerializer,
} from '../authentication/serializer.ts'
import { authenticate } from '../authentication/service.ts'
import { forgettingCookies, keepingCookies, readKeptToken } from './cookies.ts'
import { sharedDomain } from './shared-domain.ts'

interface PageRequest {
  caller: Caller
  request: Request
  /** Not what the page says it is: an origin that may call. */
  pageOrigin: string
}

/**
 * Signs someone in for a page whose script may hold no refresh token: the browser keeps it in a
 * cookie and brings it where the body has none. Pages that hold their own send no credentials, and
 * their browsers drop the cookies. OAuth 2.0 for Browser-Based Applications, 6.1.
 */
export async function authenticatePage(
  ctx: Context,
  body: AuthenticateInput,
  { caller, request, pageOrigin }: PageRequest,
): Promise<Authentication | Response> {
  const kind = await authenticateClient(ctx, caller, request, body)
  const domain = sharedDomain(ctx.url, pageOrigin)
  if (kind === 'confidential' || domain === undefined) {
    return authenticate(ctx, body, caller, request)
  }

  const asksForRefresh = body.grant_type === 'refresh_token' && body.refresh_token === undefined
  const kept = asksForRefresh ? readKeptToken(ctx, request) : undefined
  const complete = kept ? { ...body, refresh_token: kept.token } : body
  try {
    const authentication = await authenticate(ctx, complete, caller, request)
    const keep = { token: authentication.refresh_token, domain }
    const { refresh_token, ...shown } = authenticationSerializer.serialize(authentication) as {
      refresh_token: string
    }
    // What came in a cookie goes back in one alone.
    const answer = kept ? shown : { ...shown, refresh_token }
    return withCookies(Response.json(answer), keepingCookies(ctx, request, keep))
  } catch (error) {
    const isOver = error instanceof OAuthError && error.code === 'invalid_grant'
    if (!kept || !isOver) throw error
    const refusal = { error: error.code, error_description: error.message }
    const { status } = error
    return withCookies(Response.json(refusal, { status }), forgettingCookies(ctx, request, domain))
  }
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
