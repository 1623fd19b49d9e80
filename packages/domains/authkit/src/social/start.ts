import { badRequest, type Context } from '@inhouse/core'
import * as oauth from 'oauth4webapi'
import type { SignIn } from '../tables.ts'
import { callbackOf, getProvider } from './configured.ts'
import { isSafe } from './credentials.ts'
import type { Fetch } from './outbound.ts'
import { pluggedUrl } from './plugged.ts'
import { beginRoundTrip, type RoundTrip } from './round-trip.ts'
import { type BuiltIn, serverOf } from './server.ts'
import { speaking } from './speak.ts'

export interface StartOptions {
  /** Scopes that the app asks for beside the usual ones. */
  scopes?: readonly string[] | undefined
  /** Further parameters for the provider, such as `hd` or `access_type`. */
  queryParams?: Readonly<Record<string, string>> | undefined
  /** Whom the provider should suggest. */
  loginHint?: string | null | undefined
  /** Whether the app itself asked for the provider, so that it gets its code without a page of ours. */
  direct?: boolean
}

/** Sends someone out to a provider, and gives the address to redirect them to. */
export async function startProvider(
  ctx: Context,
  signIn: SignIn,
  name: string,
  options: StartOptions = {},
  fetch: Fetch = globalThis.fetch,
): Promise<URL> {
  const configured = getProvider(ctx, name)
  const { direct = false, queryParams = {} } = options
  if (configured.plugged) {
    const scopes = [...(configured.plugged.scopes ?? []), ...(options.scopes ?? [])]
    const trip = await beginRoundTrip(ctx, signIn, name, { scopes, direct })
    return addParameters(pluggedUrl(configured.plugged.client, trip), queryParams)
  }

  const { provider, credentials } = configured
  const server = await speaking(ctx, name, () => serverOf(ctx, configured, fetch))
  const all = [...provider.scopes, ...credentials.scopes, ...(options.scopes ?? [])]
  const scopes = [...new Set(all)]
  const trip = await beginRoundTrip(ctx, signIn, name, { scopes, direct })
  if (!server.authorization_endpoint) return arrival(ctx, name, trip, queryParams)

  if (!isSafe(server.authorization_endpoint)) throw new Error(`${name} is not at https.`)
  const url = new URL(server.authorization_endpoint)
  const parameters = await parametersOf(ctx, configured, trip, options.loginHint)
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value)
  return addParameters(url, queryParams)
}

async function parametersOf(
  ctx: Context,
  { name, provider, credentials }: BuiltIn,
  { state, nonce, verifier, scopes }: RoundTrip,
  loginHint: string | null | undefined,
): Promise<Record<string, string>> {
  return {
    ...provider.parameters,
    response_type: 'code',
    client_id: credentials.clientId,
    redirect_uri: callbackOf(ctx, name),
    scope: scopes.join(' '),
    state,
    ...(provider.nonce && { nonce }),
    ...(provider.pkce && {
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
    ...(provider.loginHint && loginHint && { [provider.loginHint]: loginHint }),
  }
}

/** What an app adds never takes the place of what we said, nor says it in another way. RFC 9101. */
function addParameters(url: URL, more: Readonly<Record<string, string>>): URL {
  for (const [key, value] of Object.entries(more)) {
    if (!url.searchParams.has(key) && !reserved.has(key)) url.searchParams.set(key, value)
  }
  return url
}

const reserved = new Set([
  'claims',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'request',
  'request_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
])

/** For a provider that sends people by itself: the app hands over the code that they came with. */
function arrival(
  ctx: Context,
  name: string,
  { state }: RoundTrip,
  { code }: Readonly<Record<string, string>>,
): URL {
  if (!code) throw badRequest('connection_invalid', `A sign-in with ${name} begins there.`)
  return new URL(`${callbackOf(ctx, name)}?${new URLSearchParams({ code, state })}`)
}
