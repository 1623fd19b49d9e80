import type { Context } from '@inhouse/core'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import { callbackOf } from './configured.ts'
import { bounded, type Fetch } from './outbound.ts'
import { readProfile } from './profile.ts'
import type { Claims } from './provider.ts'
import { isTenantId } from './providers.ts'
import type { RoundTrip } from './round-trip.ts'
import { type BuiltIn, clientAuthOf, clientOf, requestOptions, serverOf } from './server.ts'
import { readTokens } from './tokens.ts'
import type { CallbackParams, Visitor } from './visitor.ts'

/** Exchanges the code that a provider sent for who it is, with every check that it allows. */
export async function exchangeCode(
  ctx: Context,
  configured: BuiltIn,
  { user, ...params }: CallbackParams,
  trip: RoundTrip,
  fetch: Fetch,
): Promise<Visitor> {
  const { name, provider, credentials } = configured
  const server = await serverOf(ctx, configured, fetch)
  const client = clientOf(ctx, configured)
  const options = requestOptions(server.issuer, fetch)

  // RFC 9207, 2.4: an answer that names another issuer was meant for another.
  const answer = oauth.validateAuthResponse(server, client, searchParams(params), trip.state)
  const raw = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    await clientAuthOf(ctx, configured),
    answer,
    callbackOf(ctx, name),
    provider.pkce ? trip.verifier : oauth.nopkce,
    options,
  )
  const { response, body } = await conform(raw)
  const issued = { ...server, issuer: issuerOf(server, body['id_token']) }
  const tokens = await oauth.processAuthorizationCodeResponse(issued, client, response, {
    expectedNonce: provider.nonce ? trip.nonce : oauth.expectNoNonce,
    requireIdToken: provider.oidc,
  })
  const claims = provider.oidc
    ? await verifiedClaims(ctx, configured, { issued, client, response, tokens, fetch })
    : {}
  const profile = await provider.profile({
    claims,
    user: readJson(user),
    get: (url) => getJson(url, tokens.access_token, fetch),
  })
  return {
    profile: readProfile(profile),
    tokens: credentials.returnTokens ? readTokens(ctx, name, body, trip) : null,
  }
}

interface Issued {
  issued: oauth.AuthorizationServer
  client: oauth.Client
  response: Response
  tokens: oauth.TokenEndpointResponse
  fetch: Fetch
}

/** What the ID token says, once its signature holds, and what the userinfo endpoint adds to it. */
async function verifiedClaims(
  ctx: Context,
  { name, provider }: BuiltIn,
  { issued, client, response, tokens, fetch }: Issued,
): Promise<Claims> {
  const options = requestOptions(issued.issuer, fetch)
  await oauth.validateApplicationLevelSignature(issued, response, {
    ...options,
    [oauth.jwksCache]: jwksCacheOf(ctx, name),
  })
  const claims: Claims = oauth.getValidatedIdTokenClaims(tokens)!
  if (!issued.userinfo_endpoint || (claims['email'] && !provider.userinfo)) return claims

  const { access_token } = tokens
  const answer = await oauth.userInfoRequest(issued, client, access_token, options)
  // OpenID Connect Core 1.0, 5.3.2: the two must speak of the same person.
  const more = await oauth.processUserInfoResponse(issued, client, String(claims['sub']), answer)
  return mergeClaims(claims, more as Claims)
}

/** The signed ones first; an address is never vouched for by what was said of another. */
function mergeClaims(claims: Claims, more: Claims): Claims {
  const email = claims['email'] ?? more['email']
  const vouched = claims['email'] === undefined || more['email'] === email
  return {
    ...more,
    ...claims,
    email,
    email_verified: claims['email_verified'] ?? (vouched ? more['email_verified'] : false),
  }
}

/** What some leave out, though RFC 6749, 5.1 asks for it. */
async function conform(response: Response): Promise<{ response: Response; body: Claims }> {
  if (response.status !== 200) return { response, body: {} }
  const body = (await response.json()) as Claims
  const { id_token, access_token, token_type } = body
  const filled = {
    ...body,
    token_type: token_type ?? 'Bearer',
    ...(id_token && !access_token && { access_token: 'none' }),
  }
  return { response: Response.json(filled), body }
}

/** Of Microsoft's many issuers the one of the tenant, which its signature then has to bear out. */
function issuerOf({ issuer }: oauth.AuthorizationServer, idToken: unknown): string {
  if (typeof idToken !== 'string' || !issuer.includes('{tenantid}')) return issuer
  const tenant = String(decodeJwt(idToken)['tid'])
  return isTenantId(tenant) ? issuer.replace('{tenantid}', tenant) : issuer
}

/** Kept in the process, so that keys are fetched once in a while and not with every sign-in. */
function jwksCacheOf({ memory }: Context, name: string): oauth.JWKSCacheInput {
  const key = `social/jwks/${name}`
  if (!memory.has(key)) memory.set(key, {})
  return memory.get(key) as oauth.JWKSCacheInput
}

async function getJson(url: string, accessToken: string, fetch: Fetch): Promise<unknown> {
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${accessToken}`,
    // GitHub answers nobody without a name.
    'user-agent': 'inhouse',
  }
  const response = await bounded(fetch)(url, { headers })
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}.`)
  return response.json()
}

function readJson(text: string | undefined): Claims {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const searchParams = (params: object) =>
  new URLSearchParams(Object.entries(params).filter(([, value]) => value !== undefined))
