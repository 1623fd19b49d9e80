import { describeInhouse } from '@inhouse/testing'
import { findUserByEmail, getUser } from '@inhouse/users'
import { decodeJwt } from 'jose'
import { afterAll, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { startOAuthServer, type Visitor } from '../testing/oauth-server.ts'
import { authenticate } from '../testing/people.ts'
import { goOut, requestOf } from '../testing/social.ts'
import { findSession } from '../sessions/service.ts'
import { finishProvider } from './finish.ts'
import { keepProviderTokens, takeProviderTokens } from './tokens.ts'

const client = { clientId: 'inhouse-at-github', clientSecret: 'a client secret' }
const github = await startOAuthServer(client)
afterAll(() => github.close())
const reach = github.behind('github.com', 'api.github.com')

let people = 0
const aPerson = (emails?: unknown[]): Visitor => {
  const id = ++people
  return {
    api: {
      '/user': {
        id,
        login: `ada${id}`,
        name: 'Ada King Lovelace',
        email: 'shown@example.com',
        avatar_url: 'https://a.example/1',
      },
      '/user/emails': emails ?? [
        { email: `other${id}@example.com`, primary: false, verified: true },
        { email: `ada${id}@example.com`, primary: true, verified: true },
      ],
    },
    token: { scope: 'read:user,user:email', expires_in: 28800, refresh_token: 'ghr_1' },
  }
}

describeInhouse(
  'a sign-in with GitHub',
  [authkit],
  (inhouse) => {
    const signIn = async (visitor: Visitor, change: (url: URL) => void = () => {}) => {
      const { browser, url } = await goOut(inhouse, 'GitHubOAuth', { loginHint: 'ada' })
      change(url)
      const back = github.signIn(url, visitor)
      const params = Object.fromEntries(back.searchParams)
      const { context } = inhouse
      const request = requestOf(browser)
      const location = await finishProvider(
        context,
        request,
        { ...params, provider: 'GitHubOAuth' },
        reach,
      )
      return { url, answer: Object.fromEntries(new URL(location).searchParams) }
    }

    it('asks with state and PKCE, and reads the address that was verified', async () => {
      const { url, answer } = await signIn(aPerson())
      expect(url.origin + url.pathname).toBe('https://github.com/login/oauth/authorize')
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        code_challenge_method: 'S256',
        scope: 'read:user user:email',
        login: 'ada',
      })
      expect(url.searchParams.has('nonce')).toBe(false)
      expect(answer['code']).toMatch(/^\w{32}$/)
      expect(await findUserByEmail(inhouse.context, `ada${people}@example.com`)).toMatchObject({
        email_verified: true,
        first_name: 'Ada',
        last_name: 'King Lovelace',
        profile_picture_url: 'https://a.example/1',
      })
      expect(await findUserByEmail(inhouse.context, 'shown@example.com')).toBeUndefined()
    })

    it('is known by its id, whatever its address has become', async () => {
      const person = aPerson()
      await signIn(person)
      const { id } = (await findUserByEmail(inhouse.context, `ada${people}@example.com`))!
      person.api['/user/emails'] = [
        { email: `new${people}@example.com`, primary: true, verified: false },
      ]
      await signIn(person)
      expect(await getUser(inhouse.context, id)).toMatchObject({
        email: `ada${people}@example.com`,
      })
    })

    it('fails with a verifier that does not fit, and without an address', async () => {
      const spoiled = await signIn(aPerson(), (url) => url.searchParams.set('code_challenge', 'x'))
      expect(spoiled.answer).toMatchObject({ error: 'oauth_failed' })
      const { answer } = await signIn(aPerson([]))
      expect(answer).toMatchObject({
        error: 'invalid_profile',
        error_description: 'The provider told no email address.',
      })
    })

    it('hands its tokens to the app once, if the host says so', async () => {
      const { answer } = await signIn(aPerson())
      const { body } = await authenticate(inhouse, {
        grant_type: 'authorization_code',
        code: answer['code'],
      })
      const { context } = inhouse
      const session = (await findSession(context, decodeJwt(body.access_token)['sid'] as string))!
      const take = () => context.transaction((tx) => takeProviderTokens(tx, session))
      const tokens = body.oauth_tokens ?? (await take())
      expect(tokens).toEqual({
        provider: 'GitHubOAuth',
        refresh_token: 'ghr_1',
        access_token: expect.stringMatching(/^token-/),
        expires_at: Date.parse(context.now()) / 1000 + 28800,
        scopes: ['read:user', 'user:email'],
      })
      expect(await take()).toBeUndefined()

      const proof = { ...session, authenticated_at: context.now() }
      await context.transaction((tx) => keepProviderTokens(tx, proof, tokens))
      const taken = await Promise.all(Array.from({ length: 5 }, take))
      expect(taken.filter(Boolean)).toEqual([tokens])
      await context.transaction((tx) => keepProviderTokens(tx, proof, tokens))
      inhouse.clock.advance('2h')
      expect(await take()).toBeUndefined()
    })
  },
  {
    settings: {
      authkit: { providers: { GitHubOAuth: { ...client, returnTokens: true } } },
    } as never,
  },
)
