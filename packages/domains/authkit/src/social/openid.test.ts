import { describeInhouse } from '@inhouse/testing'
import { findUserByEmail } from '@inhouse/users'
import { generateKeyPair, type JWTPayload, UnsecuredJWT } from 'jose'
import { afterAll, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { getSignIn } from '../sign-ins/service.ts'
import { googleClient, startOpenIdProvider, visit } from '../testing/openid-provider.ts'
import { authenticate } from '../testing/people.ts'
import { aBrowser, comeBack, goOut, requestOf } from '../testing/social.ts'
import { enabledProviders } from './configured.ts'
import { finishProvider } from './finish.ts'
import type { Fetch } from './outbound.ts'

const callback = 'http://inhouse.test/sso/oauth/GoogleOAuth/callback'
const idp = await startOpenIdProvider([callback])
afterAll(() => idp.close())

let people = 0
const aPerson = (more: Record<string, unknown> = {}) => {
  const sub = `person-${++people}`
  const email = `${sub}@gmail.com`
  return { sub, email, email_verified: true, given_name: 'Ada', family_name: 'Lovelace', ...more }
}

describeInhouse(
  'a sign-in with an OpenID provider',
  [authkit],
  (inhouse) => {
    const goAndReturn = async (person = aPerson(), options: Parameters<typeof goOut>[2] = {}) => {
      idp.signsIn(person)
      const { url, ...rest } = await goOut(inhouse, 'GoogleOAuth', options)
      return { ...rest, person, back: await visit(url) }
    }
    const refusalOf = async (back: URL, browser: ReturnType<typeof aBrowser>) => {
      const { location } = await comeBack(inhouse, back, browser)
      return location?.searchParams.get('error')
    }

    /** Comes back, and is given another ID token at the token endpoint than the provider's own. */
    const withIdToken = async (change: (claims: JWTPayload) => Promise<string>) => {
      const { browser, back, signIn } = await goAndReturn()
      const forged: Fetch = async (url, init) => {
        const response = await fetch(url, init)
        if (init.method !== 'POST') return response
        const body = (await response.json()) as { id_token: string }
        const [, payload] = body.id_token.split('.')
        const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as JWTPayload
        return Response.json({ ...body, id_token: await change(claims) })
      }
      const params = Object.fromEntries(back.searchParams)
      const location = await finishProvider(
        inhouse.context,
        requestOf(browser),
        { ...params, provider: 'GoogleOAuth' },
        forged,
      )
      return { location: new URL(location), signIn }
    }

    it('asks with state, nonce and PKCE, and for nothing that the app smuggled in', async () => {
      const { url } = await goOut(inhouse, 'GoogleOAuth', {
        scopes: ['calendar'],
        loginHint: 'ada@gmail.com',
        queryParams: { hd: 'example.com', redirect_uri: 'https://evil.example', request: 'x' },
      })
      const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams)
      expect(url.origin).toBe(idp.issuer)
      expect([state, nonce, code_challenge]).toEqual([
        expect.stringMatching(/^sign_in_\w+\.\w{32}$/),
        expect.stringMatching(/^\w{32}$/),
        expect.stringMatching(/^[\w-]{43}$/),
      ])
      expect(rest).toEqual({
        client_id: googleClient.clientId,
        code_challenge_method: 'S256',
        hd: 'example.com',
        login_hint: 'ada@gmail.com',
        redirect_uri: callback,
        response_type: 'code',
        scope: 'openid profile email calendar',
      })
      expect(enabledProviders(inhouse.context)).toEqual(['GoogleOAuth', 'MicrosoftOAuth'])
    })

    it('ends at the app with a code, where the app asked for the provider', async () => {
      const { browser, back, person } = await goAndReturn()
      await inhouse.events()
      const { status, location } = await comeBack(inhouse, back, browser)
      expect(status).toBe(303)
      expect(location!.href).toMatch(
        /^https:\/\/app\.example\.com\/cb\?code=\w{32}&state=the%2Bstate$/,
      )
      const told = await inhouse.events()
      expect(told.map(({ event }) => event)).toEqual([
        'user.created',
        'authentication.oauth_succeeded',
      ])
      expect(told[1]!.data).toMatchObject({ email: person.email, ip_address: '203.0.113.5' })

      const { body } = await authenticate(inhouse, {
        grant_type: 'authorization_code',
        code: location!.searchParams.get('code')!,
      })
      expect(body).toMatchObject({
        authentication_method: 'GoogleOAuth',
        user: { email: person.email, email_verified: true, name: 'Ada Lovelace' },
      })
    })

    it('goes on to the next page, where it was begun on one', async () => {
      const { browser, back, signIn } = await goAndReturn(aPerson(), { direct: false })
      const { location } = await comeBack(inhouse, back, browser)
      expect(location!.href).toBe(`http://inhouse.test/sign-in/next?flow=${signIn.id}`)
      const kept = await inhouse.context.db
        .selectFrom('sign_ins')
        .selectAll()
        .where('id', '=', signIn.id)
        .executeTakeFirstOrThrow()
      expect(kept).toMatchObject({
        auth_method: 'oauth',
        authentication_method: 'GoogleOAuth',
        provider_verifier: null,
        completed_at: null,
      })
    })

    it('is of use once, in the browser it began in, and to the provider it went to', async () => {
      const { browser, back, person } = await goAndReturn()
      for (const [name, status] of [
        ['MicrosoftOAuth', 410],
        ['GitHubOAuth', 400],
      ] as const) {
        const elsewhere = new URL(back.href.replace('GoogleOAuth', name))
        expect((await comeBack(inhouse, elsewhere, browser)).status).toBe(status)
      }
      expect((await comeBack(inhouse, back, aBrowser(inhouse))).status).toBe(410)
      const guessed = new URL(back)
      guessed.searchParams.set('state', `${back.searchParams.get('state')!.slice(0, -1)}_`)
      expect((await comeBack(inhouse, guessed, browser)).status).toBe(410)
      expect(await findUserByEmail(inhouse.context, person.email)).toBeUndefined()

      const answers = await Promise.all([1, 2, 3].map(() => comeBack(inhouse, back, browser)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410])
      expect((await comeBack(inhouse, back, browser)).status).toBe(410)
    })

    it('takes no answer that names another issuer, or none', async () => {
      const { browser, back } = await goAndReturn()
      back.searchParams.set('iss', 'https://evil.example')
      expect(await refusalOf(back, browser)).toBe('oauth_failed')
      const other = await goAndReturn()
      other.back.searchParams.delete('iss')
      expect(await refusalOf(other.back, other.browser)).toBe('oauth_failed')
    })

    it('takes no ID token but one that was made for this very sign-in', async () => {
      const { privateKey } = await generateKeyPair('RS256')
      const hour = 3600
      const forgeries: Record<string, (claims: JWTPayload) => Promise<string>> = {
        nonce: (claims) => idp.sign({ ...claims, nonce: 'another' }),
        'no nonce': ({ nonce: _, ...claims }) => idp.sign(claims),
        aud: (claims) => idp.sign({ ...claims, aud: 'somebody-else' }),
        iss: (claims) => idp.sign({ ...claims, iss: 'https://evil.example' }),
        exp: (claims) => idp.sign({ ...claims, exp: inhouseNow() - hour }),
        azp: (claims) => idp.sign({ ...claims, aud: [googleClient.clientId, 'b'], azp: 'b' }),
        key: (claims) => idp.sign(claims, privateKey),
        none: async (claims) => new UnsecuredJWT(claims).encode(),
      }
      for (const [name, change] of Object.entries(forgeries)) {
        const { location } = await withIdToken(change)
        expect([name, location.searchParams.get('error')]).toEqual([name, 'oauth_failed'])
      }
      const { location } = await withIdToken((claims) => idp.sign(claims))
      expect(location.searchParams.get('code')).toMatch(/^\w{32}$/)
    })
    const inhouseNow = () => Date.parse(inhouse.context.now()) / 1000

    it('tells the app what the provider refused, and is over then', async () => {
      await inhouse.events()
      idp.signsIn(undefined)
      const { browser, signIn, url } = await goOut(inhouse, 'GoogleOAuth')
      const back = await visit(url)
      const { location } = await comeBack(inhouse, back, browser)
      expect(location!.href).toBe(
        'https://app.example.com/cb?error=access_denied' +
          `&error_description=${encodeURIComponent('GoogleOAuth refused: They said no.')}&state=the%2Bstate`,
      )
      expect(await inhouse.events()).toMatchObject([
        { event: 'authentication.oauth_failed', data: { error: { code: 'access_denied' } } },
      ])
      await expect(getSignIn(inhouse.context, signIn.id, browser)).rejects.toThrow('is over')

      const onPage = await goOut(inhouse, 'GoogleOAuth', { direct: false })
      const next = await comeBack(inhouse, await visit(onPage.url), onPage.browser)
      expect(next.location!.search).toBe(`?flow=${onPage.signIn.id}&error=access_denied`)
    })

    it('fails plainly when the provider is out of reach, slow, or says too much', async () => {
      const answers: Fetch[] = [
        () => Promise.reject(new TypeError('fetch failed')),
        async () =>
          new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
        async () => Response.json({ access_token: 'x'.repeat(300 * 1024), token_type: 'Bearer' }),
        async () => Response.json({ error: 'invalid_grant' }, { status: 400 }),
      ]
      for (const answer of answers) {
        const { browser, back } = await goAndReturn()
        const params = { ...Object.fromEntries(back.searchParams), provider: 'GoogleOAuth' }
        const location = await finishProvider(inhouse.context, requestOf(browser), params, answer)
        expect(new URL(location).searchParams.get('error')).toBe('oauth_failed')
      }
      expect(inhouse.logged().join()).not.toContain(googleClient.clientSecret)
    })

    it('takes up an answer that was posted, and so without a cookie', async () => {
      const { browser, back } = await goAndReturn()
      const posted = await inhouse.call('POST', back.pathname, back.searchParams.toString(), {
        key: null,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      const again = new URL(posted.headers.get('location')!)
      expect([posted.status, again.origin + again.pathname]).toEqual([303, callback])
      const { location } = await comeBack(inhouse, again, browser)
      expect(location!.searchParams.get('code')).toMatch(/^\w{32}$/)
    })
  },
  {
    settings: {
      authkit: {
        providers: {
          GoogleOAuth: { ...googleClient, issuer: idp.issuer },
          MicrosoftOAuth: { ...googleClient, issuer: idp.issuer },
        },
        emailVerification: 'required',
      },
    } as never,
  },
)
