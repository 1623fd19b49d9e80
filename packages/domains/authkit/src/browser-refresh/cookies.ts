import { type Context, DAY, SECOND } from '@inhouse/core'
import { isLoopbackHost } from '../redirect-uris/match.ts'
import { settings } from '../settings.ts'

/** A refresh token as a browser keeps it, out of reach of any script. */
export interface KeptToken {
  token: string
  /** The `Domain` of the cookie that tells scripts of it; `null` for the API's own host. */
  domain: string | null
}

/** The name and the form of its value are what authkit-js looks for. */
const FLAG = 'workos-has-session'

/** What keeps the token, and tells the scripts of the domain that there is one. */
export const keepingCookies = (
  ctx: Context,
  request: Request,
  { token, domain }: KeptToken,
): string[] => [
  // The way to the sign-out tells no origin, so the domain is kept along.
  tokenCookie(ctx, domain ? `${token}.${domain}` : token),
  flagCookie(ctx, domain, [...otherClients(ctx, request), ctx.clientId]),
]

/** What makes the browser forget it; sessions of other clients are still told of. */
export const forgettingCookies = (
  ctx: Context,
  request: Request,
  domain: string | null,
): string[] => [tokenCookie(ctx, ''), flagCookie(ctx, domain, otherClients(ctx, request))]

export function readKeptToken(ctx: Context, request: Request): KeptToken | undefined {
  for (const value of readCookies(request, tokenCookieName(ctx))) {
    const [, token, domain] = /^(\w+)(?:\.([a-z0-9.-]+))?$/.exec(value) ?? []
    if (token) return { token, domain: domain ?? null }
  }
  return undefined
}

// Strict is enough: scripts of the same site send it, and so does their way to the sign-out.
const tokenCookie = (ctx: Context, value: string) =>
  `${tokenCookieName(ctx)}=${value}; Path=/; HttpOnly; SameSite=Strict; ${lasting(ctx, value)}`

function flagCookie(ctx: Context, domain: string | null, clients: readonly string[]) {
  const value = clients.join('.')
  const scope = domain ? ` Domain=${domain};` : ''
  return `${FLAG}=${value}; Path=/;${scope} SameSite=Lax; ${lasting(ctx, value)}`
}

/** For as long as a session may last; without a value, no longer. */
const lasting = (ctx: Context, value: string) =>
  `Max-Age=${value === '' ? 0 : Math.floor((settings(ctx).sessionDays * DAY) / SECOND)}${secure(ctx)}`

/** Several environments may share a host, so each has a cookie of its own. */
const tokenCookieName = (ctx: Context) =>
  `${secure(ctx) ? '__Host-' : ''}inhouse-refresh-${ctx.clientId}`

function secure({ url }: Context): string {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && isLoopbackHost(hostname) ? '' : '; Secure'
}

function otherClients(ctx: Context, request: Request): string[] {
  const listed = readCookies(request, FLAG).flatMap((value) => value.split('.'))
  const others = listed.filter((id) => /^[\w-]{1,100}$/.test(id) && id !== ctx.clientId)
  return [...new Set(others)].slice(0, 20)
}

function readCookies(request: Request, name: string): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
