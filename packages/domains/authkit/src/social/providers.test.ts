import { createTestInhouse, storages } from '@inhouse/testing'
import { findUserByEmail } from '@inhouse/users'
import { decodeJwt, exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { goOut, requestOf } from '../testing/social.ts'
import { finishProvider } from './finish.ts'
import type { Fetch } from './outbound.ts'
import { type ProviderName, providers } from './providers.ts'

const names = Object.keys(providers) as ProviderName[]
const credentials = { clientId: 'us', clientSecret: 'a client secret' }
const apple = await generateKeyPair('ES256', { extractable: true })
const privateKey = await exportPKCS8(apple.privateKey)
const key = await generateKeyPair('RS256')
const jwks = { keys: [{ ...(await exportJWK(key.publicKey)), kid: 'a', alg: 'RS256', use: 'sig' }] }
const tenant = '0b0cf2a3-7b53-4b5d-9d3e-1f1c9e2a7b10'

const usual = { sub: '1', given_name: 'Ada', family_name: 'Lovelace' }
const ada = { first_name: 'Ada', last_name: 'Lovelace' }
const address = (email: string) => ({ email, email_verified: true })

interface Sample {
  /** In the ID token. */
  claims?: Record<string, unknown>
  userinfo?: Record<string, unknown>
  api?: Record<string, unknown>
  /** What comes with the answer itself. */
  answer?: Record<string, string>
  issuer?: string
  user: Record<string, unknown>
}

/** As each provider answers, by its documentation. */
const samples: Record<ProviderName, Sample[]> = {
  AppleOAuth: [
    {
      claims: { sub: '1', email: 'a@apple.example', email_verified: 'true' },
      answer: { user: '{"name":{"firstName":"Ada","lastName":"Lovelace"},"email":"x@x.example"}' },
      user: { ...address('a@apple.example'), ...ada },
    },
  ],
  BitbucketOAuth: [
    {
      api: {
        'https://api.bitbucket.org/2.0/user': {
          uuid: '{1}',
          display_name: 'Ada Lovelace',
          links: {},
        },
        'https://api.bitbucket.org/2.0/user/emails': {
          values: [{ email: 'a@bitbucket.example', is_primary: true, is_confirmed: true }],
        },
      },
      user: { ...address('a@bitbucket.example'), ...ada },
    },
  ],
  DiscordOAuth: [
    {
      api: {
        'https://discord.com/api/users/@me': {
          id: '1',
          username: 'ada',
          avatar: 'abc',
          email: 'a@discord.example',
          verified: false,
        },
      },
      user: {
        email: 'a@discord.example',
        email_verified: false,
        first_name: 'ada',
        profile_picture_url: 'https://cdn.discordapp.com/avatars/1/abc.png',
      },
    },
  ],
  GitHubOAuth: [
    {
      api: {
        'https://api.github.com/user': { id: 1, login: 'ada', name: null, email: 'x@x.example' },
        'https://api.github.com/user/emails': [
          { email: 'a@github.example', primary: true, verified: true },
        ],
      },
      user: { ...address('a@github.example'), first_name: null },
    },
  ],
  GitLabOAuth: [
    {
      claims: { sub: '1', ...address('a@gitlab.example') },
      userinfo: { sub: '1', name: 'Ada Lovelace', ...address('a@gitlab.example') },
      user: { ...address('a@gitlab.example'), ...ada },
    },
  ],
  GoogleOAuth: [
    {
      claims: { ...usual, ...address('a@gmail.com') },
      user: { ...address('a@gmail.com'), ...ada },
    },
    {
      claims: { ...usual, sub: '2', hd: 'firm.example', ...address('a@firm.example') },
      user: address('a@firm.example'),
    },
    {
      claims: { ...usual, sub: '3', ...address('a@elsewhere.example') },
      user: { email: 'a@elsewhere.example', email_verified: false },
    },
  ],
  IntuitOAuth: [
    {
      claims: { sub: '1' },
      userinfo: {
        sub: '1',
        email: 'a@intuit.example',
        emailVerified: true,
        givenName: 'Ada',
        familyName: 'Lovelace',
      },
      user: { ...address('a@intuit.example'), ...ada },
    },
  ],
  LinkedInOAuth: [
    {
      claims: { sub: '1' },
      userinfo: { ...usual, ...address('a@linkedin.example'), locale: { country: 'GB' } },
      user: { ...address('a@linkedin.example'), ...ada },
    },
  ],
  MicrosoftOAuth: [
    {
      claims: { sub: '1', tid: tenant, name: 'Ada Lovelace', ...address('a@any.example') },
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      user: { email: 'a@any.example', email_verified: false, ...ada },
    },
    {
      claims: { sub: '2', tid: tenant, email: 'a@owned.example', xms_edov: true },
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      user: address('a@owned.example'),
    },
  ],
  SalesforceOAuth: [
    {
      claims: { sub: 'https://login.salesforce.com/id/00D/005' },
      userinfo: {
        ...usual,
        sub: 'https://login.salesforce.com/id/00D/005',
        ...address('a@sf.example'),
      },
      user: { ...address('a@sf.example'), ...ada },
    },
  ],
  SlackOAuth: [
    {
      claims: { ...usual, ...address('a@slack.example') },
      user: { ...address('a@slack.example'), ...ada },
    },
  ],
  VercelMarketplaceOAuth: [
    {
      claims: {
        sub: 'account:1:user:1',
        user_id: '1',
        user_email: 'a@vm.example',
        user_name: 'Ada Lovelace',
      },
      user: { email: 'a@vm.example', email_verified: false, ...ada },
    },
  ],
  VercelOAuth: [
    {
      claims: { sub: '1', email: 'a@vercel.example' },
      userinfo: { sub: '1', name: 'Ada Lovelace', ...address('a@vercel.example') },
      user: { ...address('a@vercel.example'), ...ada },
    },
    {
      // What is said of another address says nothing of this one.
      claims: { sub: '2', email: 'b@vercel.example' },
      userinfo: { sub: '2', ...address('c@vercel.example') },
      user: { email: 'b@vercel.example', email_verified: false },
    },
  ],
  XeroOAuth: [
    {
      claims: { ...usual, email: 'a@xero.example' },
      user: { email: 'a@xero.example', email_verified: false, ...ada },
    },
  ],
}

describe('each provider', () => {
  const inhouse = createTestInhouse([authkit], {
    storage: storages.sqlite(),
    settings: {
      authkit: {
        providers: Object.fromEntries(
          names.map((name) =>
            name === 'AppleOAuth'
              ? [name, { clientId: 'us', teamId: 'team', keyId: 'key', privateKey }]
              : [name, credentials],
          ),
        ),
      },
    } as never,
  })
  beforeAll(() => inhouse.migrate())
  afterAll(() => inhouse.close())

  const comeWith = async (name: ProviderName, sample: Sample) => {
    const posts: { url: string; form: URLSearchParams; basic: boolean }[] = []
    let nonce: string | null = null
    let issuer =
      sample.issuer ??
      providers[name].issuer ??
      providers[name].server!(credentials as never).issuer
    const world: Fetch = async (url, init) => {
      const found = /^(.*)\/\.well-known\/openid-configuration$/.exec(url)
      if (found) {
        issuer = found[1]!
        return Response.json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
        })
      }
      if (init.method === 'POST') {
        const basic = new Headers(init.headers).has('authorization')
        posts.push({ url, form: new URLSearchParams(init.body as URLSearchParams), basic })
        const token = { access_token: 'a token', token_type: 'Bearer' }
        if (!sample.claims) return Response.json(token)
        const claims = { ...sample.claims, ...(nonce && { nonce }) }
        const id_token = await new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'a' })
          .setIssuer(issuer)
          .setAudience('us')
          .setIssuedAt()
          .setExpirationTime('1h')
          .sign(key.privateKey)
        return Response.json({ ...token, id_token })
      }
      if (/jwks|keys/.test(url)) return Response.json(jwks)
      if (/userinfo/i.test(url) && sample.userinfo) return Response.json(sample.userinfo)
      return Response.json(sample.api?.[url] ?? {}, { status: sample.api?.[url] ? 200 : 404 })
    }

    const queryParams: Record<string, string> =
      name === 'VercelMarketplaceOAuth' ? { code: 'a code' } : {}
    const { browser, url } = await goOut(inhouse, name, { queryParams, fetch: world })
    nonce = url.searchParams.get('nonce')
    const params = { code: 'a code', state: url.searchParams.get('state')!, provider: name }
    const location = await finishProvider(
      inhouse.context,
      requestOf(browser),
      { ...params, ...sample.answer },
      world,
    )
    return { url, posts, location }
  }

  it.each(names)('tells who %s people are, by what its answers look like', async (name) => {
    for (const sample of samples[name]) {
      const { location, url, posts } = await comeWith(name, sample)
      expect([inhouse.logged(), location]).toEqual([[], expect.stringContaining('?code=')])
      const user = await findUserByEmail(inhouse.context, String(sample.user['email']))
      expect(user).toMatchObject(sample.user)

      const { pkce, nonce } = providers[name]
      expect(url.protocol).toBe(name === 'VercelMarketplaceOAuth' ? 'http:' : 'https:')
      expect(url.searchParams.has('nonce')).toBe(nonce)
      expect(url.searchParams.has('code_challenge')).toBe(pkce)
      expect(posts[0]!.form.has('code_verifier')).toBe(pkce)
      expect(posts[0]!.basic).toBe(providers[name].clientAuth === 'basic')
    }
  })

  it('shows Apple a statement of its own in place of a secret', async () => {
    const sample = { ...samples.AppleOAuth[0]!, claims: { sub: '9', email: 'z@apple.example' } }
    const { url, posts } = await comeWith('AppleOAuth', sample)
    expect(url.searchParams.get('response_mode')).toBe('form_post')
    expect(decodeJwt(posts[0]!.form.get('client_secret')!)).toMatchObject({
      iss: 'team',
      sub: 'us',
      aud: 'https://appleid.apple.com',
    })
  })

  it('holds a Microsoft token to the tenant that it names', async () => {
    const [sample] = samples.MicrosoftOAuth
    const other = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0'
    for (const issuer of [other, 'https://evil.example/v2.0']) {
      const { location } = await comeWith('MicrosoftOAuth', { ...sample!, issuer })
      expect(location).toContain('error=oauth_failed')
    }
    const nameless = { ...sample!, claims: { ...sample!.claims, tid: 'evil.example/x' } }
    expect((await comeWith('MicrosoftOAuth', nameless)).location).toContain('error=oauth_failed')
  })

  it('begins a sign-in from the Vercel Marketplace only with the code it sent', async () => {
    await expect(goOut(inhouse, 'VercelMarketplaceOAuth')).rejects.toThrow('begins there')
  })
})
