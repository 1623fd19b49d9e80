import { MINUTE } from '@inhouse/core'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import {
  configure,
  CookieSessionStorage,
  createAuthService,
  OAuthStateMismatchError,
  PKCECookieMissingError,
  TokenRefreshError,
} from '@workos/authkit-session'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openPlace } from '../../test/place.ts'
import { aMember, password, redirectUri, thrownBy } from '../../test/sdks.ts'
import { openBrowser } from '../../test/visitor.ts'
import { modules } from '../index.ts'

const place = await openPlace()
afterAll(place.close)

/** The cookies of one visitor of an app, who is request and answer in one. */
type Jar = Map<string, string>

class InMemory extends CookieSessionStorage<Jar, Jar> {
  async getCookie(jar: Jar, name: string) {
    return jar.get(name) ?? null
  }

  protected override async applyHeaders(jar: Jar | undefined, headers: Record<string, any>) {
    if (!jar) return undefined
    for (const header of [headers['Set-Cookie']].flat()) {
      const [pair] = header.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/Max-Age=0/.test(header)) jar.delete(name)
      else jar.set(name, decodeURIComponent(pair.slice(name.length + 1)))
    }
    return { response: jar }
  }
}

configure({
  clientId: testClientId,
  apiKey: testKey,
  redirectUri,
  cookiePassword: 'a cookie password of 32 characters',
  apiHostname: '127.0.0.1',
  apiHttps: false,
  apiPort: place.port,
})

const settings = {
  authkit: { redirectUris: [redirectUri], signOutUris: ['https://app.example.com/'] },
} as never

describeInhouse(
  'authkit-session',
  [...modules],
  (inhouse) => {
    const service = createAuthService<Jar, Jar>({
      sessionStorageFactory: (config) => new InMemory(config),
    })
    const workos = service.getWorkOS()
    beforeAll(() => place.serve(inhouse))
    // It goes by the clock on the wall.
    beforeEach(() => inhouse.clock.advance(Date.now() - inhouse.clock()))

    const signedIn = async (returnPathname = '/projects?open=1') => {
      const member = await aMember({ workos: workos as never })
      const jar: Jar = new Map()
      const { url, cookieName } = await service.createSignIn(jar, { returnPathname, state: 'mine' })
      expect(jar.has(cookieName)).toBe(true)
      const back = await openBrowser().signIn(url, member.email, password)
      const callback = {
        code: back.searchParams.get('code')!,
        state: back.searchParams.get('state')!,
      }
      return { ...member, jar, cookieName, callback }
    }
    const callBack = async (start: Awaited<ReturnType<typeof signedIn>>) =>
      service.handleCallback(start.jar, start.jar, start.callback)

    it('signs in, and comes back to where one was', async () => {
      const start = await signedIn()
      const answer = await callBack(start)
      expect(answer).toMatchObject({ returnPathname: '/projects?open=1', state: 'mine' })
      expect([...start.jar.keys()]).toEqual(['wos-session'])
      const { auth, refreshedSessionData } = await service.withAuth(start.jar)
      expect(refreshedSessionData).toBeUndefined()
      expect(auth).toMatchObject({
        user: { id: start.user.id },
        organizationId: start.ids[0],
        role: 'member',
        sessionId: expect.stringMatching(/^session_/),
      })
    })

    it('begins with the page to sign up where that is asked for', async () => {
      const browser = openBrowser()
      await browser.go((await service.createSignUp(new Map())).url)
      expect(browser.html()).toContain('Create an account')
    })

    it('takes back only the sign-in that began in this browser', async () => {
      const start = await signedIn()
      const elsewhere = service.handleCallback(new Map(), new Map(), start.callback)
      expect(await thrownBy(elsewhere)).toBeInstanceOf(PKCECookieMissingError)
      const { code } = start.callback
      const without = service.handleCallback(start.jar, start.jar, { code, state: undefined })
      expect(await thrownBy(without)).toBeInstanceOf(OAuthStateMismatchError)

      const other = await signedIn()
      const swapped = { ...other, callback: { ...other.callback, code } }
      expect(await thrownBy(callBack(swapped))).toMatchObject({ error: 'invalid_grant' })
      expect(other.jar.size).toBe(0)
    })

    it('refreshes a token that has run out, and switches the organization', async () => {
      inhouse.clock.advance(-6 * MINUTE)
      const start = await signedIn()
      await callBack(start)
      inhouse.clock.advance(6 * MINUTE)
      const { auth, refreshedSessionData } = await service.withAuth(start.jar)
      expect(auth).toMatchObject({ user: { id: start.user.id }, organizationId: start.ids[0] })
      await service.saveSession(start.jar, refreshedSessionData!)

      const { id } = await workos.organizations.createOrganization({ name: 'Other' })
      await workos.userManagement.createOrganizationMembership({
        organizationId: id,
        userId: start.user.id,
      })
      const session = (await service.getSession(start.jar))!
      const switched = await service.switchOrganization(session, id)
      expect(switched.auth).toMatchObject({ organizationId: id, role: 'member' })
    })

    it('signs out, after which nothing can be refreshed', async () => {
      const start = await signedIn()
      await callBack(start)
      const session = (await service.getSession(start.jar))!
      const { auth } = await service.withAuth(start.jar)
      if (!auth.user) throw new Error('Nobody is signed in.')
      const { logoutUrl } = await service.signOut(auth.sessionId, {
        returnTo: 'https://app.example.com/',
      })
      const { headers } = await fetch(logoutUrl, { redirect: 'manual' })
      expect(headers.get('location')).toBe('https://app.example.com/')

      const refusal = await thrownBy(service.refreshSession(session))
      expect(refusal).toBeInstanceOf(TokenRefreshError)
      expect(refusal).toMatchObject({ userId: start.user.id, sessionId: auth.sessionId })
      expect(refusal.cause).toMatchObject({ error: 'invalid_grant' })
      await service.clearSession(start.jar)
      expect((await service.withAuth(start.jar)).auth.user).toBeNull()
    })
  },
  { url: place.url, settings },
)
