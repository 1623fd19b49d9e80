import { createInvitation } from '@inhouse/authkit'
import { createMembership, createOrganization } from '@inhouse/orgs'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { createUser, findUserByEmail } from '@inhouse/users'
import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser, type Tab } from '../testing/tab.ts'

const redirectUri = 'https://app.example.com/cb'
const password = 'correct horse 42 battery'
const settings = { authkit: { redirectUris: [redirectUri] } } as never
let people = 0

describeInhouse(
  'the sign-in pages',
  [signIn],
  (inhouse) => {
    const authorizeUrl = (more: Record<string, string> = {}) =>
      `http://inhouse.test/user_management/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: testClientId,
        redirect_uri: redirectUri,
        provider: 'authkit',
        state: 'the state',
        ...more,
      })}`
    const begin = (more?: Record<string, string>, browser = openBrowser(inhouse)) =>
      browser.newTab().go(authorizeUrl(more))
    const aUser = async (more: object = {}) => {
      const email = `person${++people}@example.com`
      return createUser(inhouse.context, { email, email_verified: true, password, ...more })
    }
    const codeInMail = async () => /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
    const exchange = async (tab: Tab) => {
      const { origin, pathname, searchParams } = new URL(tab.url)
      expect(origin + pathname).toBe(redirectUri)
      expect(searchParams.get('state')).toBe('the state')
      const { status, body } = await inhouse.call(
        'POST',
        '/user_management/authenticate',
        {
          grant_type: 'authorization_code',
          client_id: testClientId,
          client_secret: testKey,
          code: searchParams.get('code'),
        },
        { key: null },
      )
      return { status, ...body }
    }
    const withPassword = async (tab: Tab, email: string) => {
      await tab.send('sign-in', { email })
      return tab.send('sign-in/password', { password })
    }
    const later = (tab: Tab) => tab.send('sign-in/passkey/skip')

    it('lead from an address and a password to the app', async () => {
      const user = await aUser()
      const tab = await begin({ login_hint: user.email })
      expect(tab.title()).toBe('Sign in')
      expect(tab.html).toContain(`value="${user.email}"`)
      await withPassword(tab, user.email)
      expect(tab.title()).toBe('Sign in faster next time')
      await later(tab)
      const answer = await exchange(tab)
      expect([answer.status, answer.user.id, answer.authentication_method]).toEqual([
        200,
        user.id,
        'Password',
      ])
    })

    it('say what is wrong beside the field, and keep what was typed', async () => {
      const user = await aUser()
      const tab = await begin()
      await tab.send('sign-in', { email: '<b>ada' })
      expect([tab.status, tab.html.includes('&lt;b&gt;ada')]).toEqual([422, true])
      await tab.send('sign-in', { email: user.email })
      await tab.send('sign-in/password', { password: 'wrong' })
      expect(tab.status).toBe(400)
      expect(tab.text()).toContain('do not match')
      await tab.send('sign-in/password', { password })
      expect(tab.title()).toBe('Sign in faster next time')
    })

    it('sign in with a code, and tell nobody who has an account', async () => {
      const user = await aUser({ password: undefined })
      const tab = await begin()
      await tab.send('sign-in', { email: user.email })
      await tab.send('sign-in/code/send')
      expect(tab.title()).toBe('Check your email')
      await tab.send('sign-in/code', { code: '000000' })
      expect(tab.text()).toContain('does not match')
      const code = await codeInMail()
      await tab.send('sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
      await later(tab)
      expect((await exchange(tab)).authentication_method).toBe('MagicAuth')
    })

    it('create an account, and verify its address before anything else', async () => {
      const tab = await begin({ screen_hint: 'sign-up' })
      expect(tab.title()).toBe('Create an account')
      const email = `new${++people}@example.com`
      await tab.send('sign-up', { email, password: 'short' })
      expect(tab.text()).toContain('at least 10 characters')
      await tab.send('sign-up', { email, password, first_name: 'Ada', last_name: '' })
      expect(tab.title()).toBe('Verify your email')
      await tab.send('sign-in/verify-email', { code: await codeInMail() })
      await later(tab)
      const { user } = await exchange(tab)
      expect(user).toMatchObject({ email, email_verified: true, first_name: 'Ada' })

      const again = await begin({ screen_hint: 'sign-up' })
      await again.send('sign-up', { email, password })
      expect(again.text()).toContain('already an account')
    })

    it('ask a member of several organizations which', async () => {
      const user = await aUser()
      const ids = []
      for (const name of ['Acme', 'Beta <b>']) {
        const { id } = await createOrganization(inhouse.context, { name })
        await createMembership(inhouse.context, { organization_id: id, user_id: user.id })
        ids.push(id)
      }
      const tab = await withPassword(await begin(), user.email)
      expect(tab.title()).toBe('Choose an organization')
      expect(tab.html).toContain('Beta &lt;b&gt;')
      await tab.send('sign-in/organization', { organization_id: ids[1]! })
      await later(tab)
      expect((await exchange(tab)).organization_id).toBe(ids[1])

      const direct = await withPassword(await begin({ organization_id: ids[0]! }), user.email)
      await later(direct)
      expect((await exchange(direct)).organization_id).toBe(ids[0])
    })

    it('send back to the app who is no member of the organization it asked for', async () => {
      const user = await aUser()
      const { id } = await createOrganization(inhouse.context, { name: 'Other' })
      const tab = await withPassword(await begin({ organization_id: id }), user.email)
      expect(new URL(tab.url).searchParams.get('error')).toBe('access_denied')
    })

    it('take an invitation all the way: it is accepted when the session opens', async () => {
      const { id } = await createOrganization(inhouse.context, { name: 'Acme' })
      const email = `invited${++people}@example.com`
      const { token } = await createInvitation(inhouse.context, { email, organization_id: id })
      const tab = await openBrowser(inhouse)
        .newTab()
        .go(`http://inhouse.test/invite?invitation_token=${token}`)
      expect(tab.text()).toContain('Acme')
      await tab.send('invite')
      expect(tab.title()).toBe('Create an account')
      await tab.send('sign-up', { email, password })
      await inhouse.events()
      await tab.send('sign-in/verify-email', { code: await codeInMail() })
      await later(tab)
      expect((await inhouse.events()).map(({ event }) => event)).not.toContain(
        'invitation.accepted',
      )
      const url = new URL(tab.url)
      url.searchParams.set('state', 'the state')
      tab.url = url.href
      expect((await exchange(tab)).organization_id).toBe(id)
      expect((await inhouse.events()).map(({ event }) => event)).toContain('invitation.accepted')
    })

    it('reset a password by a link that opening does not spend', async () => {
      const user = await aUser()
      const browser = openBrowser(inhouse)
      const tab = await begin({ login_hint: user.email }, browser)
      await tab.go(tab.url.replace('/sign-in?', '/forgot-password?'))
      await tab.send('forgot-password', { email: user.email })
      expect(tab.title()).toBe('Check your email')
      const [link] = /http:\/\/inhouse\.test\/reset-password\?token=\w+/.exec(
        (await inhouse.mails()).at(-1)!.text,
      )!
      const mail = browser.newTab()
      await mail.go(link)
      await mail.go(link)
      await mail.send('reset-password', { password: 'short' })
      expect(mail.text()).toContain('at least 10 characters')
      await mail.send('reset-password', { password: 'another fine password 7' })
      expect(mail.title()).toBe('Password saved')
      await mail.go(link)
      expect([mail.status, mail.text().includes('expired')]).toEqual([410, true])

      const unknown = await begin({}, browser)
      await unknown.go(unknown.url.replace('/sign-in?', '/forgot-password?'))
      await unknown.send('forgot-password', { email: 'nobody@example.com' })
      expect(unknown.title()).toBe('Check your email')
    })

    it('let a device in only where its owner says so', async () => {
      const user = await aUser()
      const { body: device } = await inhouse.call('POST', '/user_management/authorize/device', {
        client_id: testClientId,
      })
      const tab = await openBrowser(inhouse).newTab().go(device.verification_uri_complete)
      await tab.send('device', { user_code: 'BBBB-BBBB' })
      expect(tab.text()).toContain('No device is waiting')
      await tab.send('device', { user_code: device.user_code.toLowerCase() })
      await withPassword(tab, user.email)
      expect(tab.title()).toBe('Is this your device?')
      expect(tab.text()).toContain(device.user_code)
      await tab.send('device/confirm', { decision: 'allow' })
      expect(tab.title()).toBe('Device connected')
      const { status, body } = await inhouse.call(
        'POST',
        '/user_management/authenticate',
        {
          grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
          client_id: testClientId,
          device_code: device.device_code,
        },
        { key: null },
      )
      expect([status, body.user?.id]).toEqual([200, user.id])
    })

    it('go on in five tabs at once', async () => {
      const browser = openBrowser(inhouse)
      const users = []
      for (let i = 0; i < 5; i++) users.push(await aUser())
      const tabs = await Promise.all(users.map(() => begin({}, browser)))
      for (const [i, tab] of tabs.entries()) await tab.send('sign-in', { email: users[i]!.email })
      for (const tab of tabs) await tab.send('sign-in/password', { password })
      for (const [i, tab] of tabs.entries()) {
        if (tab.title() === 'Sign in faster next time') await later(tab)
        expect((await exchange(tab)).user.id).toBe(users[i]!.id)
      }
    })

    it('go on in the browser they began in, and in no other', async () => {
      const user = await aUser()
      const tab = await begin({ login_hint: user.email })
      const stranger = await openBrowser(inhouse).newTab().go(tab.url)
      expect([stranger.status, stranger.title()]).toEqual([410, 'Something went wrong'])
      expect(stranger.text()).not.toContain(user.email)
    })

    it('take no form from another site', async () => {
      const user = await aUser()
      const tab = await begin()
      for (const csrf_token of ['', 'x'.repeat(64)]) {
        const other = Object.assign(await begin({}, openBrowser(inhouse)), {})
        await other.send('sign-in', { email: user.email, csrf_token })
        expect([other.status, other.title()]).toEqual([403, 'Something went wrong'])
      }
      await tab.send('sign-in', { email: user.email })
      expect(tab.title()).toBe('Enter your password')
    })

    it('skip no step, whatever is asked for directly', async () => {
      const tab = await begin()
      for (const page of [
        'sign-in/verify-email',
        'sign-in/mfa',
        'sign-in/mfa/enroll',
        'sign-in/organization',
        'sign-in/passkey/enroll',
        'sign-in/recovery-code',
        'device/confirm',
        'sign-in/next',
      ]) {
        await tab.go(tab.url.replace(/\/sign-in\?/, `/${page}?`))
        expect([page, tab.title()]).toEqual([page, 'Sign in'])
      }
      const unverified = await aUser({ email_verified: false })
      await withPassword(tab, unverified.email)
      expect(tab.title()).toBe('Verify your email')
      await tab.go(tab.url.replace('verify-email', 'next'))
      expect(tab.title()).toBe('Verify your email')
    })

    it('show what is wrong with a redirect URI, and go nowhere', async () => {
      const tab = await begin({ redirect_uri: 'https://evil.example/<b>' })
      expect([tab.status, tab.title()]).toEqual([400, 'This app is not set up correctly'])
      expect(tab.html).toContain('https://evil.example/&lt;b&gt;')
      expect(tab.html).toContain(redirectUri)
      expect((await begin({ client_id: 'client_other' })).status).toBe(400)
    })

    it('may not be framed, run no inline script, and tell no other site where they were', async () => {
      const { headers } = await begin()
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      )
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
    })

    it('speak the language that was asked for', async () => {
      expect((await begin({ ui_locales: 'de' })).title()).toBe('Anmelden')
    })
  },
  { settings },
)

describeInhouse(
  'a second factor, where everybody needs one,',
  [signIn],
  (inhouse) => {
    it('is set up at the first sign-in and asked for at the next', async () => {
      const email = 'factor@example.com'
      await createUser(inhouse.context, { email, email_verified: true, password })
      const begin = () =>
        openBrowser(inhouse)
          .newTab()
          .go(
            `http://inhouse.test/user_management/authorize?${new URLSearchParams({
              response_type: 'code',
              client_id: testClientId,
              redirect_uri: redirectUri,
              provider: 'authkit',
            })}`,
          )
      const signInAs = async (tab: Tab) => {
        await tab.send('sign-in', { email })
        return tab.send('sign-in/password', { password })
      }
      const first = await signInAs(await begin())
      expect(first.title()).toBe('Protect your account')
      const secret = /secret=([A-Z2-7]+)/.exec(first.html)?.[1] ?? keyIn(first)
      const totp = async () => generate({ secret, epoch: inhouse.clock() / 1000 })

      await first.send('sign-in/mfa/enroll', { code: '000000' })
      expect(first.text()).toContain('does not match')
      expect(keyIn(first)).toBe(secret)
      await first.send('sign-in/mfa/enroll', { code: await totp() })
      expect(first.title()).toBe('Save your recovery codes')
      const [recovery] = first.text().match(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/)!
      await first.send('sign-in/mfa/done')
      expect(first.title()).toBe('Sign in faster next time')

      const second = await signInAs(await begin())
      expect(second.title()).toBe('Confirm it is you')
      await second.go(second.url.replace('/mfa?', '/next?'))
      expect(second.title()).toBe('Confirm it is you')
      await second.send('sign-in/mfa', { code: await totp() })
      expect(second.text()).toContain('does not match')
      inhouse.clock.advance('30s')
      await second.send('sign-in/mfa', { code: await totp() })
      expect(second.title()).toBe('Sign in faster next time')

      const third = await signInAs(await begin())
      await third.go(third.url.replace('/mfa?', '/recovery-code?'))
      await third.send('sign-in/recovery-code', { code: recovery! })
      expect(third.title()).toBe('Sign in faster next time')
      const fourth = await signInAs(await begin())
      await fourth.go(fourth.url.replace('/mfa?', '/recovery-code?'))
      await fourth.send('sign-in/recovery-code', { code: recovery! })
      expect(fourth.status).toBe(400)
      expect(await findUserByEmail(inhouse.context, email)).toBeDefined()
    })
  },
  { settings: { authkit: { redirectUris: [redirectUri], mfa: 'required' } } as never },
)

const keyIn = (tab: Tab) =>
  /((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})/.exec(tab.text())?.[1]?.replaceAll(' ', '') ?? ''
