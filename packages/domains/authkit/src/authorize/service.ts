import type { Caller, Context } from '@inhouse/core'
import { findOrganization } from '@inhouse/orgs'
import { allowedRedirectUris } from '../redirect-uris/service.ts'
import { matchesRedirectUri } from '../redirect-uris/match.ts'
import { type BegunSignIn, beginSignIn } from '../sign-ins/service.ts'
import { wayBack } from '../sign-ins/way-back.ts'
import type { AuthorizeQuery } from './query.ts'
import { type AuthorizationRequest, readRequest, type Refusal } from './request.ts'
import { proofOf } from './silent.ts'

/** What comes of a request to sign someone in. */
export type Authorization =
  /** Shown to the person: there is no way back that could be trusted. */
  | { outcome: 'unknown_client' }
  | { outcome: 'redirect_uri_mismatch'; sent: string | undefined; allowed: string[] }
  /** Sent back to the app. */
  | { outcome: 'refused'; location: string }
  | ({ outcome: 'sign_in'; request: AuthorizationRequest } & BegunSignIn)

/** Begins a sign-in, or refuses it: on a page as long as the way back is in doubt, else to the app. */
export async function authorize(
  ctx: Context,
  query: AuthorizeQuery,
  { request: http, caller }: { request: Request; caller: Caller },
): Promise<Authorization> {
  if (query.client_id !== ctx.clientId) return { outcome: 'unknown_client' }
  const allowed = await allowedRedirectUris(ctx)
  const redirectUri = query.redirect_uri
  if (!redirectUri || !allowed.some((one) => matchesRedirectUri(one, redirectUri))) {
    return { outcome: 'redirect_uri_mismatch', sent: redirectUri, allowed }
  }

  const state = rawState(http.url)
  const request = readRequest(query, redirectUri, state)
  if ('error' in request) return refuse(request, redirectUri, state)
  if (request.organization_id && !(await findOrganization(ctx, request.organization_id))) {
    const error_description = 'There is no such organization.'
    return refuse({ error: 'organization_invalid', error_description }, redirectUri, state)
  }

  const silent = await proofOf(ctx, http, request, query)
  if (silent.outcome === 'refused') return refuse(silent.refusal, redirectUri, state)
  const begun = await beginSignIn(ctx, {
    redirect_uri: redirectUri,
    state,
    code_challenge: request.code_challenge,
    organization_id: request.organization_id,
    email: request.login_hint,
    invitation_token: query.invitation_token ?? null,
    ui_locales: query.ui_locales?.slice(0, 200) ?? null,
    consent_required: request.prompt.has('consent'),
    ...(silent.outcome === 'proven' && { proven: silent.proven }),
    ip_address: caller.address,
    user_agent: caller.userAgent,
  })
  return { outcome: 'sign_in', request, ...begun }
}

const refuse = (refusal: Refusal, redirectUri: string, state: string | null): Authorization => ({
  outcome: 'refused',
  location: wayBack(redirectUri, { ...refusal }, state),
})

/** The state as it stands in the address: decoded and encoded again, it might not be the same. */
const rawState = (url: string): string | null => /[?&]state=([^&#]*)/.exec(url)?.[1] ?? null
