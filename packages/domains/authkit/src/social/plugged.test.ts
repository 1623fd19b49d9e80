import { createTestInhouse, describeInhouse } from '@inhouse/testing'
import { findUserByEmail } from '@inhouse/users'
import { Gitea, GitLab, type OAuth2Tokens } from 'arctic'
import { afterAll, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { startOAuthServer } from '../testing/oauth-server.ts'
import { comeBack, goOut } from '../testing/social.ts'
import { enabledProviders } from './configured.ts'

const client = { clientId: 'inhouse-at-gitea', clientSecret: 'a client secret' }
const server = await startOAuthServer(client)
afterAll(() => server.close())

const callback = (name: string) => `http://inhouse.test/sso/oauth/${name}/callback`
const { clientId, clientSecret } = client
const profile = async (tokens: OAuth2Tokens) => {
  const headers = { authorization: `Bearer ${tokens.accessToken()}`, 'user-agent': 'a test' }
  const user = (await (await fetch(`${server.url}/user`, { headers })).json()) as Record<
    string,
    unknown
  >
  return { id: user['id'], email: user['email'], email_verified: true, name: user['full_name'] }
}

const providers = {
  // With a code verifier, and without.
  GiteaOAuth: {
    client: new Gitea(server.url, clientId, clientSecret, callback('GiteaOAuth')),
    scopes: ['read:user'],
    profile,
  },
  GitLabOAuth: {
    client: new GitLab(server.url, clientId, clientSecret, callback('GitLabOAuth')),
    profile,
  },
}

let people = 0

describeInhouse(
  'a provider of the arctic package',
  [authkit],
  (inhouse) => {
    const signIn = async (name: string, spoil: (url: URL) => void = () => {}) => {
      const email = `grace${++people}@example.com`
      const { browser, url } = await goOut(inhouse, name, { queryParams: { state: 'x', a: 'b' } })
      spoil(url)
      const user = { id: people, email, full_name: 'Grace Hopper' }
      const back = server.signIn(url, { api: { '/user': user } })
      return { email, url, browser, back, ...(await comeBack(inhouse, back, browser)) }
    }

    it('plugs in, with state and, where it has a place for it, PKCE', async () => {
      expect(enabledProviders(inhouse.context)).toEqual(['GiteaOAuth', 'GitLabOAuth'])
      for (const name of enabledProviders(inhouse.context)) {
        const { email, url, location, browser, back } = await signIn(name)
        expect(url.searchParams.get('state')).toMatch(/^sign_in_/)
        expect(url.searchParams.get('a')).toBe('b')
        expect(url.searchParams.has('code_challenge')).toBe(name === 'GiteaOAuth')
        expect(location!.searchParams.get('code')).toMatch(/^\w{32}$/)
        const { id } = (await findUserByEmail(inhouse.context, email))!
        const { body } = await inhouse.call('GET', `/user_management/users/${id}/identities`)
        expect(body).toEqual([{ idp_id: String(people), type: 'OAuth', provider: name }])
        expect((await comeBack(inhouse, back, browser)).status).toBe(410)
      }
    })

    it('fails as any other', async () => {
      const { location } = await signIn('GiteaOAuth', (url) =>
        url.searchParams.set('code_challenge', 'x'),
      )
      expect(location!.searchParams.get('error')).toBe('oauth_failed')
      const { browser, url } = await goOut(inhouse, 'GiteaOAuth')
      const back = new URL(callback('GiteaOAuth'))
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('state', url.searchParams.get('state')!)
      const denied = await comeBack(inhouse, back, browser)
      expect(denied.location!.searchParams.get('error')).toBe('access_denied')
    })
  },
  { settings: { authkit: { providers } } as never },
)

it('is refused at the start, as any provider that is not whole', () => {
  const { GiteaOAuth } = providers
  const start = (given: object) =>
    createTestInhouse([authkit], { settings: { authkit: { providers: given } } as never })
  expect(() => start({ gitea: GiteaOAuth })).toThrow('TwitchOAuth')
  expect(() => start({ GiteaOAuth: { client: GiteaOAuth.client } })).toThrow()
  expect(() => start({ GiteaOAuth: client })).toThrow('Plug it in')
  expect(() => start({ GoogleOAuth: { clientId } })).toThrow('clientSecret')
  expect(() => start({ AppleOAuth: client })).toThrow('privateKey')
  expect(() => start({ GitHubOAuth: { ...client, issuer: 'https://a.example' } })).toThrow('issuer')
  expect(() => start({ GoogleOAuth: { ...client, issuer: 'http://a.example' } })).toThrow('https')
  expect(() => start({ GoogleOAuth: client, GiteaOAuth })).not.toThrow()
})
