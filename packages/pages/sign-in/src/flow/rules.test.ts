import { describeInhouse, testClientId } from '@inhouse/testing'
import { createMembership, createOrganization } from '@inhouse/orgs'
import { createUser, findUserByEmail } from '@inhouse/users'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser, type Tab } from '../testing/tab.ts'

const redirectUri = 'https://app.example.com/cb'
const password = 'correct horse 42 battery'
const providers = {
  GoogleOAuth: { clientId: 'id', clientSecret: 'secret' },
  GitHubOAuth: { clientId: 'id', clientSecret: 'secret' },
}
const settings = { redirectUris: [redirectUri], providers }
let count = 0

const authorizeUrl = (more: Record<string, string> = {}) =>
  `http://inhouse.test/user_management/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: testClientId,
    redirect_uri: redirectUri,
    provider: 'authkit',
    ...more,
  })}`

const offered = ({ html }: Tab) =>
  Array.from(html.matchAll(/name="provider"[^>]*value="([^"]*)"/g), ([, name]) => name)

describeInhouse(
  'the sign-in pages, by the rules of an organization,',
  [signIn],
  (inhouse) => {
    const { context } = inhouse
    const begin = (more?: Record<string, string>) =>
      openBrowser(inhouse).newTab().go(authorizeUrl(more))
    const ruled = async (policy: object) => {
      const domain = `rules${++count}.com`
      const { id } = await createOrganization(context, {
        name: domain,
        domain_data: [{ domain, state: 'verified' }],
      })
      await inhouse.call('PUT', `/organizations/${id}/authentication_policy`, policy)
      const email = `ada@${domain}`
      const user = await createUser(context, { email, email_verified: true, password })
      await createMembership(context, { user_id: user.id, organization_id: id })
      return { id, email, domain }
    }

    it('send a code at once where passwords are not allowed', async () => {
      const { email } = await ruled({ allowed_methods: ['magic_auth'] })
      const tab = await begin()
      await tab.send('sign-in', { email })
      expect(tab.title()).toBe('Check your email')
      expect(tab.text()).not.toContain('Use my password instead')
      const code = /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
      await tab.send('sign-in/code', { code })
      await tab.send('sign-in/passkey/skip')
      expect(tab.url).toContain('code=')
    })

    it('offer what the organization of the app allows, and no more', async () => {
      const { id, email } = await ruled({ allowed_methods: ['password', 'github_oauth'] })
      expect(offered(await begin())).toEqual(['GoogleOAuth', 'GitHubOAuth'])
      const tab = await begin({ organization_id: id })
      expect(offered(tab)).toEqual(['GitHubOAuth'])
      expect(tab.text()).not.toContain('passkey')
      await tab.send('sign-in', { email })
      expect(tab.title()).toBe('Enter your password')
      expect(tab.text()).not.toContain('Send me a code instead')
    })

    it('say so where only SSO or another way will do, and let somebody else go on', async () => {
      const strict = await ruled({ sso_required: true })
      const tab = await begin()
      await tab.send('sign-in', { email: strict.email })
      expect([tab.title(), tab.text()]).toEqual([
        'Sign in',
        expect.stringContaining('requires you to sign in on its own page'),
      ])
      const social = await ruled({ allowed_methods: ['google_oauth'] })
      await tab.send('sign-in', { email: social.email })
      expect(tab.text()).toContain('does not allow this way to sign in')
      expect(offered(tab)).toEqual(['GoogleOAuth'])
      const free = await ruled({})
      await tab.send('sign-in', { email: free.email })
      await tab.send('sign-in/password', { password })
      await tab.send('sign-in/passkey/skip')
      expect(tab.url).toContain('code=')
    })

    it('turn a proof back that came before the rule, and begin again', async () => {
      const { id, email } = await ruled({})
      const tab = await begin()
      await tab.send('sign-in', { email })
      await inhouse.call('PUT', `/organizations/${id}/authentication_policy`, {
        allowed_methods: ['passkey'],
      })
      await tab.send('sign-in/password', { password })
      expect([tab.title(), tab.text()]).toEqual([
        'Sign in',
        expect.stringContaining('does not allow this way'),
      ])
      await tab.go(tab.url.replace('/sign-in?', '/sign-in/next?'))
      expect(tab.title()).toBe('Sign in')
    })

    it('make no account that could not be used', async () => {
      const { domain } = await ruled({ sso_required: true })
      const tab = await begin({ screen_hint: 'sign-up' })
      await tab.send('sign-up', { email: `new@${domain}`, password })
      expect(tab.text()).toContain('requires you to sign in on its own page')
      expect(await findUserByEmail(context, `new@${domain}`)).toBeUndefined()
    })

    it('say in words what a provider answered, and nothing that an address makes up', async () => {
      const tab = await begin()
      const next = tab.url.replace('/sign-in?', '/sign-in/next?')
      await tab.go(`${next}&error=access_denied`)
      expect(tab.text()).toContain('without signing in')
      await tab.go(`${next}&error=${encodeURIComponent('<b>Call 555</b>')}`)
      expect(tab.text()).toContain('did not work')
      expect(tab.html).not.toContain('555')
      await tab.go(`${next}&error=__proto__`)
      expect(tab.status).toBe(200)
    })
  },
  { settings: { authkit: settings } as never },
)

describeInhouse(
  'the sign-in pages without passwords',
  [signIn],
  (inhouse) => {
    it('make an account by a code', async () => {
      const tab = await openBrowser(inhouse)
        .newTab()
        .go(authorizeUrl({ screen_hint: 'sign-up' }))
      expect(tab.html).not.toContain('type="password"')
      await tab.send('sign-up', { email: 'new@example.com', first_name: 'Ada' })
      expect(tab.title()).toBe('Check your email')
      const code = /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
      await tab.send('sign-in/code', { code })
      expect(tab.url).toContain('code=')
      expect(await findUserByEmail(inhouse.context, 'new@example.com')).toMatchObject({
        first_name: 'Ada',
        email_verified: true,
      })
    })
  },
  {
    settings: {
      authkit: { ...settings, methods: { password: false, passkey: false } },
    } as never,
  },
)

describeInhouse(
  'an app that asks for consent',
  [signIn],
  (inhouse) => {
    const toConsent = async () => {
      const email = `person${++count}@example.com`
      await createUser(inhouse.context, { email, email_verified: true, password })
      const tab = await openBrowser(inhouse)
        .newTab()
        .go(authorizeUrl({ prompt: 'consent', state: 'kept' }))
      await tab.send('sign-in', { email })
      await tab.send('sign-in/password', { password })
      await tab.send('sign-in/passkey/skip')
      return { tab, email }
    }

    it('gets its code once the person agrees, each time anew', async () => {
      const { tab, email } = await toConsent()
      expect(tab.title()).toBe('Allow access')
      expect(tab.text()).toContain(email)
      expect(tab.text()).toContain('app.example.com')
      await tab.send('sign-in/consent', { decision: 'allow' })
      expect(tab.url).toMatch(/^https:\/\/app\.example\.com\/cb\?code=\w+&state=kept$/)
      await tab.go(authorizeUrl({ prompt: 'consent' }))
      expect(tab.title()).toBe('Allow access')
    })

    it('gets no code past the question', async () => {
      const { tab } = await toConsent()
      await tab.go(tab.url.replace('/sign-in/consent?', '/sign-in/next?'))
      expect(tab.title()).toBe('Allow access')
    })

    it('is told when the person does not agree, and the sign-in is over', async () => {
      const { tab } = await toConsent()
      const page = tab.url
      await tab.send('sign-in/consent', { decision: 'deny' })
      const { searchParams } = new URL(tab.url)
      expect([searchParams.get('error'), searchParams.get('state')]).toEqual([
        'access_denied',
        'kept',
      ])
      expect((await tab.go(page)).status).toBe(410)
    })
  },
  { settings: { authkit: settings } as never },
)
