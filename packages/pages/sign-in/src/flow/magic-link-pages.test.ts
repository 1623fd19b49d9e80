import { createMembership, createOrganization } from '@inhouse/orgs'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { createUser, getUser } from '@inhouse/users'
import { workos } from '@inhouse/workos-sdk'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser, type Tab } from '../testing/tab.ts'

const redirectUri = 'https://app.example.com/cb?from=mail'
const state = 'where they were: ä/?&=+%20'
let people = 0

describeInhouse(
  'a link that signs in',
  [signIn],
  (inhouse) => {
    const sdk = workos(inhouse, { apiKey: testKey, clientId: testClientId })
    const newEmail = () => `person${++people}@example.com`
    const create = (email = newEmail(), more: object = {}) =>
      sdk.passwordless.createSession({
        type: 'MagicLink',
        email,
        redirectURI: redirectUri,
        ...more,
      })
    const open = (link: string, browser = openBrowser(inhouse)) => browser.newTab().go(link)
    const confirm = (tab: Tab) => tab.send('magic-link')
    const later = (tab: Tab) => tab.send('sign-in/passkey/skip')
    const exchange = ({ url }: Tab) =>
      sdk.userManagement.authenticateWithCode({
        clientId: testClientId,
        code: new URL(url).searchParams.get('code')!,
      })

    it('is mailed, confirmed by a button, and ends at the app with its state', async () => {
      const email = newEmail()
      const session = await create(email, { state })
      expect(session).toMatchObject({ object: 'passwordless_session', email })
      expect(session.id).toMatch(/^passwordless_session_/)
      expect(await sdk.passwordless.sendSession(session.id)).toEqual({ success: true })
      const mail = (await inhouse.mails()).at(-1)!
      expect([mail.to, mail.subject]).toEqual([email, 'Your sign-in link for inhouse.test'])
      expect(mail.text).toContain(`${session.link}\n`)
      expect(mail.text).toContain('15 minutes')

      const tab = await open(session.link)
      expect([tab.status, tab.title()]).toEqual([200, 'Confirm your sign-in'])
      expect(tab.text()).toContain(email)
      await confirm(tab)
      expect(tab.title()).toBe('Sign in faster next time')
      await later(tab)
      const arrived = new URL(tab.url)
      expect(arrived.origin + arrived.pathname).toBe('https://app.example.com/cb')
      expect([arrived.searchParams.get('from'), arrived.searchParams.get('state')]).toEqual([
        'mail',
        state,
      ])
      expect((await inhouse.events()).map(({ event }) => event)).toContain(
        'authentication.magic_auth_succeeded',
      )
      const answer = await exchange(tab)
      expect(answer).toMatchObject({
        authenticationMethod: 'MagicAuth',
        user: { email, emailVerified: true },
      })
    })

    it('is not spent by who only looks', async () => {
      const { link } = await create()
      for (const method of ['GET', 'HEAD', 'GET']) {
        const response = await inhouse.fetch(new Request(link, { method }))
        expect(response.status).toBe(200)
      }
      expect((await confirm(await open(link))).title()).toBe('Sign in faster next time')
    })

    it('works once, however many come at the same time', async () => {
      const { link } = await create()
      const browser = openBrowser(inhouse)
      const tab = await open(link, browser)
      const [, csrf_token] = /name="csrf_token" value="([^"]+)"/.exec(tab.html)!
      const token = new URL(link).searchParams.get('token')!
      const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          inhouse.fetch(
            new Request('http://inhouse.test/sign-in/magic-link', {
              method: 'POST',
              headers: { cookie },
              body: new URLSearchParams({ token, csrf_token: csrf_token! }),
            }),
          ),
        ),
      )
      const statuses = answers.map(({ status }) => status).toSorted()
      expect(statuses).toEqual([303, ...Array.from({ length: 99 }, () => 410)])
      const again = await open(link)
      expect([again.status, again.text().includes('already been used')]).toEqual([410, true])
    })

    it('is good for as long as was asked', async () => {
      const { link, id, expiresAt } = await create(newEmail(), { expiresIn: 3600 })
      expect(new Date(expiresAt).getTime()).toBe(inhouse.clock() + 3_600_000)
      const tab = await open(link)
      inhouse.clock.advance('1h')
      expect((await confirm(tab)).status).toBe(410)
      expect((await open(link)).status).toBe(410)
      await expect(sdk.passwordless.sendSession(id)).rejects.toMatchObject({ status: 404 })
      for (const expiresIn of [899, 86_401]) {
        await expect(create(newEmail(), { expiresIn })).rejects.toMatchObject({ status: 422 })
      }
    })

    it('takes no form from another site', async () => {
      const { link } = await create()
      const tab = await open(link)
      await tab.send('magic-link', { csrf_token: 'x'.repeat(64) })
      expect([tab.status, tab.title()]).toEqual([403, 'Something went wrong'])
      expect((await open(link)).status).toBe(200)
    })

    it('ends only where a sign-in may end', async () => {
      const refused = { status: 422, errors: [{ field: 'redirect_uri' }] }
      const { status, body } = await inhouse.call('POST', '/passwordless/sessions', {
        type: 'MagicLink',
        email: newEmail(),
        redirect_uri: 'https://evil.example/cb',
      })
      expect({ status, errors: body.errors }).toMatchObject(refused)
      const { link } = await sdk.passwordless.createSession({
        type: 'MagicLink',
        email: newEmail(),
      })
      const tab = await later(await confirm(await open(link)))
      expect(tab.url).toMatch(/^https:\/\/app\.example\.com\/cb\?from=mail&code=/)
    })

    it('skips no step: an organization is chosen', async () => {
      const user = await createUser(inhouse.context, { email: newEmail(), email_verified: true })
      for (const name of ['Acme', 'Beta']) {
        const { id } = await createOrganization(inhouse.context, { name })
        await createMembership(inhouse.context, { organization_id: id, user_id: user.id })
      }
      const { link } = await create(user.email)
      expect((await confirm(await open(link))).title()).toBe('Choose an organization')
    })

    it('proves nothing once the address is no longer theirs', async () => {
      const user = await createUser(inhouse.context, { email: newEmail(), email_verified: true })
      const { link } = await create(user.email)
      await inhouse.call('PUT', `/user_management/users/${user.id}`, { email: newEmail() })
      expect((await getUser(inhouse.context, user.id)).email).not.toBe(user.email)
      expect((await open(link)).status).toBe(410)
    })

    it('speaks the language of the user, and says how long it is good', async () => {
      const { email } = await createUser(inhouse.context, { email: newEmail(), locale: 'de' })
      const { id, link } = await create(email, { expiresIn: 86_400 })
      await inhouse.mails()
      await sdk.passwordless.sendSession(id)
      const [mail] = await inhouse.mails()
      expect(mail!.subject).toBe('Ihr Anmeldelink für inhouse.test')
      expect(mail!.text).toContain('24 Stunden')
      expect((await open(link)).title()).toBe('Anmeldung bestätigen')
    })

    it('says so where it was used, or was never there', async () => {
      const { id, link } = await create()
      await confirm(await open(link))
      await expect(sdk.passwordless.sendSession(id)).rejects.toMatchObject({
        status: 400,
        code: 'passwordless_session_used',
      })
      await expect(sdk.passwordless.sendSession('none')).rejects.toMatchObject({ status: 404 })
      const unknown = await open('http://inhouse.test/sign-in/magic-link?token=none')
      expect([unknown.status, unknown.title()]).toEqual([410, 'Something went wrong'])
    })

    it('leaves no token where the database could be read', async () => {
      const { link } = await create()
      const rows = await inhouse.context.db
        .selectFrom('passwordless_sessions')
        .selectAll()
        .execute()
      expect(JSON.stringify(rows)).not.toContain(new URL(link).searchParams.get('token'))
    })
  },
  { settings: { authkit: { redirectUris: [redirectUri] } } as never },
)

describeInhouse(
  'a link that signs in, where mails are limited and a second factor is needed,',
  [signIn],
  (inhouse) => {
    const sdk = workos(inhouse, { apiKey: testKey, clientId: testClientId })

    it('is mailed three times a minute', async () => {
      const email = 'flooded@example.com'
      const { id } = await sdk.passwordless.createSession({ type: 'MagicLink', email })
      const send = () => inhouse.call('POST', `/passwordless/sessions/${id}/send`, {})
      for (let i = 0; i < 3; i++) expect((await send()).status).toBe(200)
      expect((await send()).status).toBe(429)
    })

    it('leads to the second factor', async () => {
      const email = 'factor@example.com'
      const { link } = await sdk.passwordless.createSession({ type: 'MagicLink', email })
      const tab = await openBrowser(inhouse).newTab().go(link)
      expect((await tab.send('magic-link')).title()).toBe('Protect your account')
    })
  },
  {
    rateLimits: 'memory',
    settings: { authkit: { redirectUris: [redirectUri], mfa: 'required' } } as never,
  },
)
