import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { WorkOS } from '@workos-inc/node'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'
import { openBrowser } from '../testing/tab.ts'

const password = 'correct horse 42 battery'
const bye = 'https://app.example.com/bye'
const other = 'https://app.example.com/other'
let people = 0

describeInhouse(
  'signing out',
  [signIn],
  (inhouse) => {
    const sdk = new WorkOS(testKey, {
      clientId: testClientId,
      apiHostname: 'inhouse.test',
      https: false,
    })
    const start = async () => {
      const email = `person${++people}@example.com`
      const user = await createUser(inhouse.context, { email, email_verified: true, password })
      await inhouse.call(
        'POST',
        '/user_management/authenticate',
        {
          grant_type: 'password',
          client_id: testClientId,
          client_secret: testKey,
          email,
          password,
        },
        { key: null },
      )
      const sessions = async () =>
        (await inhouse.call('GET', `/user_management/users/${user.id}/sessions`)).body.data
      const [{ id: sessionId }] = await sessions()
      return { sessionId, status: async () => (await sessions())[0].status }
    }
    const leave = (sessionId: string, returnTo?: string) =>
      openBrowser(inhouse)
        .newTab()
        .go(sdk.userManagement.getLogoutUrl({ sessionId, ...(returnTo && { returnTo }) }))

    it('ends the session and leads on to an address that is allowed', async () => {
      const session = await start()
      expect((await leave(session.sessionId)).url).toBe(bye)
      expect(await session.status()).toBe('revoked')
      expect((await leave(session.sessionId, other)).url).toBe(other)
    })

    it('leads on without a session too', async () => {
      expect((await leave('session_none')).url).toBe(bye)
      const session = await start()
      inhouse.clock.advance('400d')
      expect((await leave(session.sessionId, other)).url).toBe(other)
    })

    it('stops on a page before an address that is not allowed', async () => {
      const session = await start()
      for (const place of ['https://evil.example', `${bye}/`, 'javascript:1']) {
        const tab = await leave(session.sessionId, place)
        expect([tab.status, tab.title()]).toEqual([400, 'Something went wrong'])
        expect(tab.text()).toContain('an address that has not been allowed')
        expect(tab.html).not.toContain(place)
      }
      expect(await session.status()).toBe('active')
    })

    it('says what is missing on a page', async () => {
      const tab = await openBrowser(inhouse).newTab().go('/user_management/sessions/logout')
      expect([tab.status, tab.title()]).toEqual([422, 'Something went wrong'])
    })
  },
  { settings: { authkit: { signOutUris: [bye, other] } } as never },
)

describeInhouse(
  'signing out, where nothing is said about where to,',
  [signIn],
  (inhouse) => {
    it('ends on our page, with the way to the app', async () => {
      const tab = await openBrowser(inhouse)
        .newTab()
        .go('/user_management/sessions/logout?session_id=session_none')
      expect([tab.status, tab.title()]).toEqual([200, 'You are signed out'])
      expect(tab.html).toMatch(/href="https:\/\/app\.example\.com\/home"[\s\S]*Go to Acme/)
      expect(tab.html).toContain('href="../../inhouse/style-')
    })
  },
  {
    settings: {
      authkit: { appUrl: 'https://app.example.com/home' },
      ui: { name: 'Acme' },
    } as never,
  },
)
