import { verifyAccessToken } from '@inhouse/authkit'
import { createMembership, createOrganization } from '@inhouse/orgs'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser } from '../testing/tab.ts'

const redirectUri = 'https://app.example.com/cb'
const password = 'correct horse 42 battery'
const settings = { authkit: { redirectUris: [redirectUri] } }
let people = 0

describeInhouse(
  'a browser that has signed in',
  [signIn],
  (inhouse) => {
    const { context } = inhouse
    type Browser = ReturnType<typeof openBrowser>
    const authorize = (browser: Browser, more: Record<string, string> = {}) =>
      browser.newTab().go(
        `http://inhouse.test/user_management/authorize?${new URLSearchParams({
          response_type: 'code',
          client_id: testClientId,
          redirect_uri: redirectUri,
          provider: 'authkit',
          ...more,
        })}`,
      )
    const aUser = (organizations = 1) => newUser(inhouse, organizations)
    const withPassword = async (browser: Browser, email: string, more?: Record<string, string>) => {
      const tab = await authorize(browser, more)
      await tab.send('sign-in', { email })
      await tab.send('sign-in/password', { password })
      return tab
    }
    /** A browser in which somebody has signed in, and the app they went to. */
    const known = async (organizations = 1) => {
      const user = await aUser(organizations)
      const browser = openBrowser(inhouse)
      const tab = await withPassword(browser, user.email)
      if (organizations > 1) {
        await tab.send('sign-in/organization', { organization_id: user.organizations[1]! })
      }
      await tab.send('sign-in/passkey/skip')
      await inhouse.events()
      return { ...user, browser, answer: await exchange(tab.url) }
    }
    const exchange = async (url: string) => {
      expect(url.startsWith(redirectUri)).toBe(true)
      const { body } = await inhouse.call(
        'POST',
        '/user_management/authenticate',
        {
          grant_type: 'authorization_code',
          client_id: testClientId,
          client_secret: testKey,
          code: new URL(url).searchParams.get('code'),
        },
        { key: null },
      )
      return { ...body, claims: await verifyAccessToken(context, body.access_token) }
    }
    const errorIn = (url: string) => new URL(url).searchParams.get('error')

    it('lets the next app in without a question, as of the time of the proof', async () => {
      const { id, browser, answer } = await known()
      inhouse.clock.advance('1h')
      const next = await exchange((await authorize(browser)).url)
      expect([next.user.id, next.authentication_method]).toEqual([id, 'Password'])
      expect(next.claims.auth_time).toBe(answer.claims.auth_time)
      expect(next.claims.sid).not.toBe(answer.claims.sid)
    })

    it('goes back to the organization of before, as long as one may', async () => {
      const { browser, answer, organizations } = await known(2)
      expect(answer.organization_id).toBe(organizations[1])
      expect((await exchange((await authorize(browser)).url)).organization_id).toBe(
        organizations[1],
      )
      const organization_id = organizations[0]!
      const other = await authorize(browser, { organization_id, prompt: 'none' })
      expect((await exchange(other.url)).organization_id).toBe(organization_id)
    })

    it('is known by a cookie that no script reads and no other site sends', async () => {
      const { browser } = await known()
      const copy = openBrowser(inhouse)
      copy.cookies.set(
        'inhouse-session-client_test',
        browser.cookies.get('inhouse-session-client_test')!,
      )
      expect((await authorize(copy)).url).toContain('code=')
      copy.cookies.set('inhouse-session-client_test', 'x'.repeat(32))
      expect((await authorize(copy)).title()).toBe('Sign in')
    })

    it('is asked all the same where the app wants that, or somebody else is meant', async () => {
      const { browser, email } = await known()
      const asked = async (more: Record<string, string>) => (await authorize(browser, more)).title()
      expect(await asked({ prompt: 'login' })).toBe('Sign in')
      expect(await asked({ prompt: 'select_account' })).toBe('Sign in')
      expect(await asked({ max_age: '0' })).toBe('Sign in')
      expect(await asked({ screen_hint: 'sign-up' })).toBe('Create an account')
      expect(await asked({ prompt: 'create' })).toBe('Create an account')
      expect(await asked({ login_hint: 'somebody@example.com' })).toBe('Sign in')
      expect(await asked({ invitation_token: 'a token' })).toBe('Sign in')
      const { id } = await createOrganization(context, { name: 'Not theirs' })
      expect(await asked({ organization_id: id })).toBe('Sign in')
      expect((await authorize(browser, { login_hint: email.toUpperCase() })).url).toContain('code=')
    })

    it('is asked once the proof is older than the app wants, and says that it was given anew', async () => {
      const { browser, email, id } = await known()
      inhouse.clock.advance('10m')
      expect((await authorize(browser, { max_age: '601' })).url).toContain('code=')
      const before = browser.cookies.get('inhouse-session-client_test')
      await inhouse.events()
      const tab = await withPassword(browser, email, { max_age: '600' })
      const now = Date.parse(context.now()) / 1000
      expect((await exchange(tab.url)).claims.auth_time).toBe(Math.floor(now))
      const events = await inhouse.events()
      expect(
        events.find(({ event }) => event === 'authentication.reauthentication_succeeded')?.data,
      ).toEqual({
        type: 'reauthentication',
        status: 'succeeded',
        user_id: id,
        email,
        ip_address: '203.0.113.5',
        user_agent: null,
      })
      expect(browser.cookies.get('inhouse-session-client_test')).not.toBe(before)
      const stolen = openBrowser(inhouse)
      stolen.cookies.set('inhouse-session-client_test', before!)
      expect((await authorize(stolen)).title()).toBe('Sign in')
    })

    it('is told where nobody may be asked and something is to be', async () => {
      const { browser, organizations } = await known()
      const none = (more = {}) => authorize(browser, { prompt: 'none', ...more })
      expect((await none()).url).toContain('code=')
      expect(errorIn((await none({ max_age: '0' })).url)).toBe('login_required')
      const nobody = await authorize(openBrowser(inhouse), { prompt: 'none' })
      expect(errorIn(nobody.url)).toBe('login_required')
      expect(errorIn((await none({ prompt: 'none login' })).url)).toBe('invalid_request')
      expect(errorIn((await none({ max_age: '-1' })).url)).toBe('invalid_request')
      const policy = `/organizations/${organizations[0]}/authentication_policy`
      await inhouse.call('PUT', policy, { mfa_required: true })
      expect(errorIn((await none()).url)).toBe('interaction_required')
      await inhouse.call('PUT', policy, { sso_required: true })
      expect(errorIn((await none()).url)).toBe('login_required')
    })

    it.each([
      ['signs out', (sid: string) => logout(sid)],
      [
        'has its session revoked',
        (sid: string) =>
          inhouse.call('POST', '/user_management/sessions/revoke', { session_id: sid }),
      ],
    ])('is nobody once it %s', async (_what, end) => {
      const { browser, answer } = await known()
      await end(answer.claims.sid)
      expect((await authorize(browser)).title()).toBe('Sign in')
    })
    const logout = (sid: string) =>
      inhouse.call('GET', `/user_management/sessions/logout?session_id=${sid}`, undefined, {
        key: null,
      })

    it('is nobody once the password was reset, or the user is gone', async () => {
      for (const end of ['reset', 'delete']) {
        const { browser, id, email } = await known()
        if (end === 'delete') await inhouse.call('DELETE', `/user_management/users/${id}`)
        else {
          const { body } = await inhouse.call('POST', '/user_management/password_reset', { email })
          await inhouse.call('POST', '/user_management/password_reset/confirm', {
            token: body.password_reset_token,
            new_password: 'another horse 43 battery',
          })
        }
        expect((await authorize(browser)).title()).toBe('Sign in')
      }
    })

    it('is somebody else once they have signed in', async () => {
      const { browser } = await known()
      const other = await aUser()
      const tab = await withPassword(browser, other.email, { prompt: 'login' })
      expect((await exchange(tab.url)).user.id).toBe(other.id)
      expect((await exchange((await authorize(browser)).url)).user.id).toBe(other.id)
    })

    it('is forgotten after the longest that a session lasts', async () => {
      const { browser } = await known()
      inhouse.clock.advance('30d')
      expect((await authorize(browser)).title()).toBe('Sign in')
    })

    it('still has the second factor asked that a policy wants by now', async () => {
      const { browser, organizations } = await known()
      const policy = `/organizations/${organizations[0]}/authentication_policy`
      await inhouse.call('PUT', policy, { mfa_required: true })
      const tab = await authorize(browser)
      expect(tab.title()).toBe('Protect your account')
      const key = /<code[^>]*>([A-Z2-7 ]{16,})<\/code>/.exec(tab.html)![1]!.replaceAll(' ', '')
      const code = await generate({ secret: key, epoch: Date.parse(context.now()) / 1000 })
      await tab.send('sign-in/mfa/enroll', { code })
      await tab.send('sign-in/mfa/done')
      expect(tab.url).toContain('code=')
      expect((await authorize(browser)).url).toContain('code=')
    })
  },
  { settings: settings as never },
)

describeInhouse(
  'a browser that is not to be remembered',
  [signIn],
  (inhouse) => {
    it('is asked each time', async () => {
      const { email } = await newUser(inhouse, 1)
      const browser = openBrowser(inhouse)
      const tab = await browser.newTab().go(authorizeUrl)
      await tab.send('sign-in', { email })
      await tab.send('sign-in/password', { password })
      await tab.send('sign-in/passkey/skip')
      expect(tab.url).toContain('code=')
      expect(browser.cookies.has('inhouse-session-client_test')).toBe(false)
      expect((await browser.newTab().go(authorizeUrl)).title()).toBe('Sign in')
    })
  },
  { settings: { authkit: { ...settings.authkit, rememberBrowsers: false } } as never },
)

const authorizeUrl = `http://inhouse.test/user_management/authorize?${new URLSearchParams({
  response_type: 'code',
  client_id: testClientId,
  redirect_uri: redirectUri,
  provider: 'authkit',
})}`

async function newUser(
  { context }: Pick<Parameters<typeof openBrowser>[0], 'context'>,
  organizations: number,
) {
  const email = `person${++people}@example.com`
  const user = await createUser(context, { email, email_verified: true, password })
  const ids: string[] = []
  for (let i = 0; i < organizations; i++) {
    const { id } = await createOrganization(context, { name: `Organization ${people}.${i}` })
    await createMembership(context, { user_id: user.id, organization_id: id })
    ids.push(id)
  }
  return { ...user, organizations: ids }
}
