import type { TestInhouse } from '@inhouse/testing'
import { type Browser, browserOf } from '../sign-ins/browser.ts'
import { createSignIn, type NewSignIn } from '../sign-ins/service.ts'
import type { Fetch } from '../social/outbound.ts'
import type { RawProfile } from '../social/profile.ts'
import { startProvider, type StartOptions } from '../social/start.ts'

export const appCallback = 'https://app.example.com/cb'

export const aBrowser = (inhouse: TestInhouse): Browser =>
  browserOf(inhouse.context, new Request('http://inhouse.test'))

/** A request as this browser sends it. */
export const requestOf = ({ secret }: Browser): Request =>
  new Request('http://inhouse.test', { headers: cookieOf({ secret }) })

export const cookieOf = ({ secret }: Pick<Browser, 'secret'>) => ({
  cookie: `inhouse-browser=${secret}`,
})

/** Someone on their way out to a provider. */
export async function goOut(
  inhouse: TestInhouse,
  provider: string,
  options: StartOptions & Partial<NewSignIn> & { fetch?: Fetch } = {},
) {
  const browser = aBrowser(inhouse)
  const signIn = await createSignIn(inhouse.context, browser, {
    redirect_uri: appCallback,
    state: 'the%2Bstate',
    code_challenge: null,
    organization_id: null,
    ip_address: '203.0.113.5',
    user_agent: 'A browser',
    ...options,
  })
  const { fetch = globalThis.fetch } = options
  const url = await startProvider(
    inhouse.context,
    signIn,
    provider,
    { direct: true, ...options },
    fetch,
  )
  return { browser, signIn, url }
}

/** Brings the browser back as the provider sent it, and tells where it goes on to. */
export async function comeBack(inhouse: TestInhouse, url: URL, browser: Browser) {
  const { status, body, headers } = await inhouse.call(
    'GET',
    url.pathname + url.search,
    undefined,
    { key: null, headers: cookieOf(browser) },
  )
  const location = headers.get('location')
  return { status, body, location: location ? new URL(location) : undefined }
}

/** A provider that says of whoever comes back what the code says, in JSON. */
export const fakeProvider = {
  client: {
    createAuthorizationURL: (state: string) => new URL(`https://a.example/?state=${state}`),
    validateAuthorizationCode: async (code: string) => ({ data: {}, accessToken: () => code }),
  },
  profile: (tokens: { accessToken(): string }) => JSON.parse(tokens.accessToken()) as RawProfile,
}
