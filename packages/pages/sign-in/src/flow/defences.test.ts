import {
  createTestInhouse,
  describeInhouse,
  testClientId,
  type TestInhouse,
} from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser, type Tab } from '../testing/tab.ts'

const redirectUri = 'https://app.example.com/cb'
const password = 'correct horse 42 battery'
const settings = {
  authkit: { redirectUris: [redirectUri], signOutUris: ['https://app.example.com/bye'] },
} as never

const authorizePath = (more: Record<string, string> = {}) =>
  `/user_management/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: testClientId,
    redirect_uri: redirectUri,
    provider: 'authkit',
    ...more,
  })}`

/** A visitor whose requests say that they were forwarded for somebody else each time. */
function pretending(inhouse: TestInhouse): TestInhouse {
  let n = 0
  const fetch: TestInhouse['fetch'] = (request, connection) => {
    const headers = new Headers(request.headers)
    headers.set('x-forwarded-for', `198.51.100.${++n % 250}`)
    return inhouse.fetch(new Request(request, { headers }), connection)
  }
  return { ...inhouse, fetch }
}

const guess = async (inhouse: TestInhouse, times: number): Promise<Tab> => {
  const tab = openBrowser(inhouse).newTab()
  await tab.go('http://inhouse.test/device')
  for (let i = 0; i < times; i++) await tab.send('device', { user_code: 'BBBB-BBBB' })
  return tab
}

describeInhouse(
  'who guesses the code of a device',
  [signIn],
  (inhouse) => {
    it('is counted by where they are, whatever they say of it', async () => {
      expect((await guess(pretending(inhouse), 10)).status).toBe(422)
      expect((await guess(pretending(inhouse), 1)).status).toBe(429)
    })
  },
  { settings, rateLimits: 'memory' },
)

describeInhouse(
  'who comes through a proxy that is trusted',
  [signIn],
  (inhouse) => {
    it('is counted by what the proxy says', async () => {
      expect((await guess(pretending(inhouse), 11)).status).toBe(422)
    })
  },
  { settings, rateLimits: 'memory', trustProxy: 1 },
)

it.each([
  ['https://inhouse.test', '__Host-inhouse-', ['Secure']],
  ['http://inhouse.test', 'inhouse-', []],
])('at %s, the cookies are for no script and no other site', async (url, prefix, secure) => {
  const inhouse = createTestInhouse([signIn], { url, settings })
  await inhouse.migrate()
  const email = 'cookies@example.com'
  await createUser(inhouse.context, { email, email_verified: true, password })
  const cookies: string[] = []
  const fetch: TestInhouse['fetch'] = async (request, connection) => {
    const response = await inhouse.fetch(request, connection)
    cookies.push(...response.headers.getSetCookie())
    return response
  }
  const tab = openBrowser({ ...inhouse, fetch }).newTab()
  await tab.go('http://inhouse.test/device')
  await tab.go(`http://inhouse.test${authorizePath()}`)
  await tab.send('sign-in', { email })
  await tab.send('sign-in/password', { password })
  await tab.send('sign-in/passkey/skip')
  expect(tab.url).toContain(`${redirectUri}?code=`)

  expect(cookies.length).toBeGreaterThanOrEqual(3)
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split('; ')
    expect([pair, pair.startsWith(prefix)]).toEqual([pair, true])
    expect(attributes.filter((one) => !one.startsWith('Max-Age='))).toEqual([
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
      ...secure,
    ])
  }
  await inhouse.close()
})

/** A request that is good but for where it leads, one that is wrong too, and one for a provider. */
const wrong: Record<string, string>[] = [
  {},
  { response_type: 'token' },
  { provider: 'GoogleOAuth' },
]

const elsewhere = [
  'https://evil.example/cb',
  '//evil.example/cb',
  '/\\evil.example',
  'https://app.example.com@evil.example/cb',
  'https://app.example.com\\@evil.example/cb',
  'https://app.example.com.evil.example/cb',
  'https://app.example.com/cb/../../evil',
  'https://app.example.com/%2e%2e/cb',
  'https://app.example.com%2fcb',
  'https://app.example.com/%2fcb',
  'https://app.example.com:8443/cb',
  'https://APP.example.com/CB',
  'http://app.example.com/cb',
  'https://app.example.com/cb?next=https://evil.example',
  'https://app.example.com/cb#x',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://app.example.com/cb\r\nlocation: https://evil.example',
]

describeInhouse(
  'nobody is led',
  [signIn],
  (inhouse) => {
    const get = async (path: string) => {
      const request = new Request(`http://inhouse.test${path}`)
      const { status, headers } = await inhouse.fetch(request, { address: '203.0.113.5' })
      return { status, location: headers.get('location') }
    }

    it.each(elsewhere)('to %s', async (place) => {
      for (const more of wrong) {
        const answer = await get(authorizePath({ redirect_uri: place, ...more }))
        expect(answer).toEqual({ status: 400, location: null })
      }
      for (const name of ['return_to', 'returnTo', 'redirect_uri', 'next', 'continue']) {
        const query = new URLSearchParams({ session_id: 'session_none', [name]: place })
        const { location } = await get(`/user_management/sessions/logout?${query}`)
        expect([null, 'https://app.example.com/bye']).toContain(location)
      }
      const flow = new URLSearchParams({ flow: place, return_to: place, redirect_uri: place })
      for (const page of [
        'sign-in',
        'sign-in/next',
        'sign-up',
        'device',
        'invite',
        'reset-password',
      ]) {
        const { location } = await get(`/${page}?${flow}`)
        expect([page, location ?? '/']).toEqual([page, expect.stringMatching(/^\/(?![/\\])/)])
      }
    })

    it('away by what they type, until the app that began is told', async () => {
      const email = 'led@example.com'
      await createUser(inhouse.context, { email, email_verified: true, password })
      const tab = await openBrowser(inhouse)
        .newTab()
        .go(`http://inhouse.test${authorizePath({ state: 'https://evil.example' })}`)
      const more = { redirect_uri: 'https://evil.example', return_to: 'https://evil.example' }
      await tab.send('sign-in', { email, ...more })
      await tab.send('sign-in/password', { password, ...more })
      await tab.send('sign-in/passkey/skip', more)
      expect(tab.url.startsWith(`${redirectUri}?code=`)).toBe(true)
    })
  },
  { settings },
)
