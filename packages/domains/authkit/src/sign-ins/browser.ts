import { type Context, equalSecrets, hashSecret, newToken } from '@inhouse/core'

/** What a browser holds to show that something began in it. */
export interface Browser {
  secret: string
  /** The `Set-Cookie` header that brings it there, where it was not there yet. */
  setCookie: string | undefined
}

const HOUR_SECONDS = 60 * 60
const YEAR_SECONDS = 365 * 24 * HOUR_SECONDS

/**
 * The browser that sends a request, known by its cookie or made known with one. A sign-in has a
 * cookie of its own, so that many may begin at once in a browser that has none yet.
 */
export function browserOf(ctx: Context, request: Request, signInId?: string): Browser {
  const secret =
    (signInId && readCookie(request, cookieName(ctx, signInId))) ||
    readCookie(request, cookieName(ctx, 'browser'))
  return secret ? { secret, setCookie: undefined } : knownAs(ctx, 'browser', YEAR_SECONDS)
}

/** Makes a browser known for one sign-in. */
export const browserFor = (ctx: Context, signInId: string): Browser =>
  knownAs(ctx, signInId, HOUR_SECONDS)

/** Goes with every form of a sign-in: another site can neither read nor guess it. */
export const csrfToken = ({ secret }: Browser, purpose: string): string =>
  hashSecret(`csrf\n${secret}\n${purpose}`)

export const isCsrfToken = (browser: Browser, purpose: string, given: string): boolean =>
  equalSecrets(csrfToken(browser, purpose), given)

function knownAs(ctx: Context, name: string, seconds: number): Browser {
  const secret = newToken(ctx.random, 32)
  const secure = isSecure(ctx) ? '; Secure' : ''
  // Lax: the way back from a provider or a mail is a navigation from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
  return { secret, setCookie: `${cookieName(ctx, name)}=${secret}; ${attributes}` }
}

// `__Host-` binds the cookie to this very host, over https, so that no sub-domain can plant one.
const cookieName = (ctx: Context, name: string) =>
  `${isSecure(ctx) ? '__Host-' : ''}inhouse-${name}`

const isSecure = ({ url }: Context) => url.startsWith('https:')

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value && /^\w{32}$/.test(value)) return value
  }
  return undefined
}
