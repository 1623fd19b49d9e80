import {
  type BegunSignIn,
  type Browser,
  browserOf,
  csrfToken,
  getSignIn,
  isCsrfToken,
  type Origin,
  type SignIn,
} from '@inhouse/authkit'
import { ApiError, type Caller, type Context } from '@inhouse/core'
import { languageOf, type LanguageWishes, rootOf } from '@inhouse/ui'
import { getUser, type User } from '@inhouse/users'
import { type T, translate } from '../messages/index.ts'
import { show } from '../show.ts'
import type { ViewData, ViewName } from '../views/index.ts'

/** One request to one page, and who makes it. */
export interface Visit {
  readonly ctx: Context
  readonly request: Request
  readonly t: T
  readonly origin: Origin
  readonly browser: Browser
  /** The way from the page up to where the instance is mounted. */
  readonly root: string
  readonly requestId: string
  /** Shows a view as the answer, which makes the browser known if it was not. */
  show<Name extends ViewName>(name: Name, data: ViewData<Name>, status?: number): Response
  /** Leads on to another page, or to the app. */
  go(location: string, status?: 302 | 303): Response
}

/** A visit on the way of one sign-in. */
export interface SignInVisit extends Visit {
  readonly signIn: SignIn
  /** Who has proved to be whom; nobody before. */
  readonly user: User | undefined
  readonly csrf: string
  /** `step('password')` is the address of that page, for this sign-in. */
  step(name: string): string
}

export function visit(
  ctx: Context,
  path: string,
  request: Request,
  caller: Caller,
  { browser = browserOf(ctx, request), ...wishes }: LanguageWishes & { browser?: Browser } = {},
): Visit {
  const t = translate(languageOf(request, wishes))
  const root = rootOf(path)
  const headers: Record<string, string> = browser.setCookie
    ? { 'set-cookie': browser.setCookie }
    : {}
  return {
    ctx,
    request,
    t,
    browser,
    root,
    requestId: caller.requestId,
    origin: { ip_address: caller.address, user_agent: caller.userAgent },
    show: (name, data, status = 200) => show(ctx, t, name, data, { root, status, headers }),
    go: (location, status = 303) =>
      new Response(null, { status, headers: { ...headers, location } }),
  }
}

/** The visit of a sign-in that began in this very browser. */
export async function signInVisit(
  ctx: Context,
  path: string,
  flow: string,
  request: Request,
  caller: Caller,
): Promise<SignInVisit> {
  const browser = browserOf(ctx, request, flow)
  return visitOf(ctx, path, request, caller, {
    signIn: await getSignIn(ctx, flow, browser),
    browser,
  })
}

/** The visit of a sign-in that is at hand. */
export async function visitOf(
  ctx: Context,
  path: string,
  request: Request,
  caller: Caller,
  { signIn, browser }: BegunSignIn,
): Promise<SignInVisit> {
  const user = signIn.user_id ? await getUser(ctx, signIn.user_id) : undefined
  const wishes = { ui_locales: signIn.ui_locales, locale: user?.locale }
  const plain = visit(ctx, path, request, caller, { browser, ...wishes })
  return {
    ...plain,
    signIn,
    user,
    csrf: csrfToken(plain.browser, signIn.id),
    step: (name) => `${plain.root}${name}?flow=${encodeURIComponent(signIn.id)}`,
  }
}

/** Leaves a cookie in the browser, where there is one to leave. */
export function knowing(
  { setCookie }: { setCookie?: string | undefined },
  response: Response,
): Response {
  if (setCookie) response.headers.append('set-cookie', setCookie)
  return response
}

/** A form that another site made the browser send, or that belongs to another sign-in. */
export function assertCsrf(browser: Browser, id: string, given: unknown): void {
  if (typeof given === 'string' && isCsrfToken(browser, id, given)) return
  throw new ApiError(403, 'invalid_csrf_token', 'The form was not made for this browser.')
}
