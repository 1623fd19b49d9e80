import {
  type Context,
  HOUR,
  milliseconds,
  MINUTE,
  remembered,
  SECOND,
  systemClock,
} from '@inhouse/core'
import { importPKCS8, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import type { Configured } from './configured.ts'
import { isLoopback } from './credentials.ts'
import { bounded, type Fetch } from './outbound.ts'

export type BuiltIn = Extract<Configured, { provider: unknown }>

/** What oauth4webapi takes with every request. */
export const requestOptions = (issuer: string, fetch: Fetch) => ({
  [oauth.customFetch]: bounded(fetch),
  [oauth.allowInsecureRequests]: isLoopback(URL.parse(issuer)),
})

/** Where a provider is spoken with: as its table says, or as it publishes itself. */
export function serverOf(
  ctx: Context,
  { name, provider, credentials }: BuiltIn,
  fetch: Fetch,
): Promise<oauth.AuthorizationServer> {
  const issuer = credentials.issuer ?? (provider.server ? undefined : provider.issuer)
  return remembered(ctx, `social/server/${name}`, HOUR, async () =>
    issuer ? discover(issuer, fetch) : provider.server!(credentials),
  )
}

async function discover(issuer: string, fetch: Fetch): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer)
  const response = await oauth.discoveryRequest(url, requestOptions(issuer, fetch))
  return oauth.processDiscoveryResponse(url, response)
}

/** Ourselves, as the provider knows us. */
export const clientOf = (ctx: Context, { credentials }: BuiltIn): oauth.Client => ({
  client_id: credentials.clientId,
  // What an ID token says of time is held against our clock.
  [oauth.clockSkew]: Math.round((milliseconds(ctx.now()) - systemClock()) / SECOND),
})

export async function clientAuthOf(
  ctx: Context,
  { provider, credentials }: BuiltIn,
): Promise<oauth.ClientAuth> {
  const { clientSecret, privateKey } = credentials
  if (privateKey) return oauth.ClientSecretPost(await appleSecret(ctx, credentials))
  return provider.clientAuth === 'basic'
    ? oauth.ClientSecretBasic(clientSecret!)
    : oauth.ClientSecretPost(clientSecret!)
}

/** Apple's client secret is a statement that we sign: developer.apple.com, "Creating a client secret". */
async function appleSecret(
  ctx: Context,
  { clientId, teamId, keyId, privateKey }: BuiltIn['credentials'],
): Promise<string> {
  const now = Math.floor(milliseconds(ctx.now()) / SECOND)
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: keyId! })
    .setIssuer(teamId!)
    .setSubject(clientId)
    .setAudience('https://appleid.apple.com')
    .setIssuedAt(now)
    .setExpirationTime(now + (5 * MINUTE) / SECOND)
    .sign(await importPKCS8(privateKey!.replaceAll(String.raw`\n`, '\n'), 'ES256'))
}
