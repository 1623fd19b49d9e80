import { type Context, equalSecrets, hashSecret, newToken } from '@inhouse/core'
import { readCookie, setCookie } from './cookies.ts'

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
    (signInId && readCookie(ctx, request, signInId)) || readCookie(ctx, request, 'browser')
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
  return { secret, setCookie: setCookie(ctx, name, secret, seconds) }
}
