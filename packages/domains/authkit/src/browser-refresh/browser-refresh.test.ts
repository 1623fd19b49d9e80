import { hash } from 'node:crypto'
import { describeInhouse, testClientId, type TestInhouse, testKey } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { issueAuthorizationCode } from '../authorization-codes/service.ts'
import { authkit } from '../module.ts'
import { logout } from '../sessions/logout.ts'
import { aMember } from '../testing/people.ts'

const verifier = 'a-code-verifier-that-is-long-enough-for-rfc-7636'
const page = 'https://app.example.com'
const url = 'https://auth.example.com'
const tokenCookie = `__Host-inhouse-refresh-${testClientId}`

describeInhouse(
  'a browser that keeps the refresh token',
  [authkit],
  (inhouse) => {
    const person = personOf(inhouse)

    it('gets it in a cookie no script can read, and a flag for the scripts of the site', async () => {
      const { cookies, status, body } = await (await person()).signIn()
      expect([status, body.refresh_token]).toEqual([200, expect.stringMatching(/^\w{25}$/)])
      expect(cookies).toEqual([
        `${tokenCookie}=${body.refresh_token}.example.com; ` +
          'Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000; Secure',
        `workos-has-session=${testClientId}; ` +
          'Path=/; Domain=example.com; SameSite=Lax; Max-Age=2592000; Secure',
      ])
    })

    it('refreshes with it, and the token is in no answer', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      const second = await refresh(first)
      expect([second.status, second.headers.get('access-control-allow-origin')]).toEqual([
        200,
        page,
      ])
      expect(second.headers.get('access-control-allow-credentials')).toBe('true')
      expect(second.headers.get('cache-control')).toBe('no-store')
      expect(Object.keys(second.body)).toEqual(
        Object.keys(first.body).filter((name) => name !== 'refresh_token'),
      )
      expect(decodeJwt(second.body.access_token)['sid']).toBe(sidOf(first))

      expect(tokenIn(second)).not.toBe(tokenIn(first))
      expect((await refresh(second)).status).toBe(200)
    })

    it('moves to another organization', async () => {
      const { signIn, refresh, memberships } = await person(2)
      const { organization_id } = memberships[1]!
      const { body } = await refresh(await signIn(), { organization_id })
      expect(body.organization_id).toBe(organization_id)
    })

    it('stays signed in where twenty requests come at once', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first)))
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
      expect(new Set(answers.map(tokenIn)).size).toBe(1)
      expect((await refresh(answers[0]!)).status).toBe(200)
    })

    it('is told that the session is over, and forgets it', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      await inhouse.call('POST', '/user_management/sessions/revoke', { session_id: sidOf(first) })
      const { status, body, cookies, headers } = await refresh(first)
      expect([status, body.error]).toEqual([400, 'invalid_grant'])
      expect(headers.get('access-control-allow-origin')).toBe(page)
      expect(cookies).toEqual([
        `${tokenCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure`,
        'workos-has-session=; Path=/; Domain=example.com; SameSite=Lax; Max-Age=0; Secure',
      ])
    })

    it('keeps it where the refusal leaves the session as it was', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      const refused = await refresh(first, { organization_id: 'org_none' })
      expect([refused.status, refused.cookies]).toEqual([400, []])
      expect((await refresh(first)).status).toBe(200)
    })

    it('forgets it when that session signs out, by script or by going there', async () => {
      const { signIn } = await person()
      const [first, other] = [await signIn(), await signIn()]
      const signOut = async (session: Answered, cookie: string) => {
        const request = new Request(url, { headers: { cookie } })
        const left = await logout(inhouse.context, { session_id: sidOf(session) }, request)
        return left.outcome === 'signed_out' ? left.cookies : left.outcome
      }
      const browser = expect.stringMatching(/^__Host-inhouse-session-client_test=; .*Max-Age=0/)
      expect(await signOut(first, cookieOf(other))).toEqual([browser])
      expect(await signOut(other, cookieOf(other))).toEqual([
        browser,
        `${tokenCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure`,
        'workos-has-session=; Path=/; Domain=example.com; SameSite=Lax; Max-Age=0; Secure',
      ])
      expect(await signOut(other, '')).toEqual([browser])
    })

    it('tells scripts of the sessions of other clients still', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn({ cookie: 'workos-has-session=client_a.client_b' })
      const flags = `workos-has-session=client_a.client_b.${testClientId}`
      expect(first.cookies[1]).toContain(`${flags}; `)

      await inhouse.call('POST', '/user_management/sessions/revoke', { session_id: sidOf(first) })
      const { cookies } = await refresh(first, {}, { cookie: `${cookieOf(first)}; ${flags}` })
      expect(cookies[1]).toContain('workos-has-session=client_a.client_b; Path=/')
      expect(cookies[1]).toContain('Max-Age=2592000')
    })

    it('never brings it for a page that may not call, or for none', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      for (const origin of ['https://evil.example.com', 'https://app.example.com.evil', 'null']) {
        const { status, body, headers, cookies } = await refresh(first, {}, { origin })
        expect([status, body.error, cookies]).toEqual([400, 'invalid_request', []])
        expect(headers.get('access-control-allow-origin')).toBeNull()
      }
      const { origin: _, ...noOrigin } = { origin: page, cookie: cookieOf(first) }
      const bare = await call(inhouse, 'POST', '/user_management/authenticate', {
        body: { client_id: testClientId, grant_type: 'refresh_token' },
        headers: noOrigin,
      })
      expect([bare.status, bare.body.error, bare.cookies]).toEqual([400, 'invalid_request', []])
      expect((await refresh(first)).status).toBe(200)
    })

    it('is given none by a page of another site, or one that holds the secret', async () => {
      const { signIn } = await person()
      const elsewhere = await signIn({ origin: 'https://app.example.net' })
      expect([elsewhere.status, elsewhere.cookies]).toEqual([200, []])
      const backend = await signIn({ authorization: `Bearer ${testKey}` })
      expect([backend.status, backend.cookies]).toEqual([200, []])
      const wrong = await signIn({ authorization: `Basic ${btoa(`${testClientId}:wrong`)}` })
      expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_client'])
    })

    it('brings none where the page says which token it means', async () => {
      const { signIn, refresh } = await person()
      const [first, second] = [await signIn(), await signIn()]
      const { body } = await refresh(first, { refresh_token: second.body.refresh_token })
      expect(decodeJwt(body.access_token)['sid']).toBe(sidOf(second))
      expect(body.refresh_token).toMatch(/^\w{25}$/)

      const unknown = await refresh(first, { refresh_token: 'unknown' })
      expect([unknown.body.error, unknown.cookies]).toEqual(['invalid_grant', []])
      const malformed = await refresh(first, {}, { cookie: `${tokenCookie}=a b;` })
      expect([malformed.body.error, malformed.cookies]).toEqual(['invalid_request', []])
    })

    it('is given its cookies once, whatever key the request is repeated with', async () => {
      const { signIn, refresh } = await person()
      const first = await signIn()
      const again = () => refresh(first, {}, { 'idempotency-key': 'again' })
      const [one, two] = [await again(), await again()]
      expect([one.status, two.status]).toEqual([200, 200])
      expect(tokenIn(two)).toBe(tokenIn(one))
    })
  },
  {
    url,
    origins: [page, 'https://app.example.net'],
    settings: { authkit: { signOutUris: [page] } } as never,
  },
)

describeInhouse(
  'a browser on loopback that keeps the refresh token',
  [authkit],
  (inhouse) => {
    it('is content with a cookie for plain http', async () => {
      const { signIn, refresh } = await personOf(inhouse)()
      const from = { origin: 'http://localhost:5173' }
      const first = await signIn(from)
      expect(first.cookies).toEqual([
        `inhouse-refresh-${testClientId}=${first.body.refresh_token}; ` +
          'Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000',
        `workos-has-session=${testClientId}; Path=/; SameSite=Lax; Max-Age=2592000`,
      ])
      expect((await refresh(first, {}, from)).status).toBe(200)
    })
  },
  { url: 'http://localhost:4000', origins: ['http://localhost:*'] },
)

type Answered = Awaited<ReturnType<typeof call>>

/** Someone before a page of an app without a secret. */
const personOf = (inhouse: TestInhouse) => async (organizations?: number) => {
  const { user, memberships } = await aMember(inhouse, organizations)
  return {
    memberships,
    async signIn(headers: Record<string, string> = {}) {
      const code = await codeFor(inhouse, user.id, memberships[0]!.organization_id)
      return authenticatePage(
        inhouse,
        { grant_type: 'authorization_code', code, code_verifier: verifier },
        headers,
      )
    },
    refresh: (before: Answered, body: object = {}, headers: Record<string, string> = {}) =>
      authenticatePage(
        inhouse,
        { grant_type: 'refresh_token', ...body },
        { cookie: cookieOf(before), ...headers },
      ),
  }
}

const codeFor = (inhouse: TestInhouse, user_id: string, organization_id: string) =>
  issueAuthorizationCode(
    inhouse.context,
    {
      client_id: testClientId,
      redirect_uri: page,
      code_challenge: hash('sha256', verifier, 'base64url'),
    },
    {
      user_id,
      organization_id,
      auth_method: 'password',
      authentication_method: 'Password',
      authenticated_at: inhouse.context.now(),
      invitation_id: null,
      mfa_passed: false,
      ip_address: null,
      user_agent: null,
    },
  )

const authenticatePage = (inhouse: TestInhouse, body: object, headers: Record<string, string>) =>
  call(inhouse, 'POST', '/user_management/authenticate', {
    body: { client_id: testClientId, ...body },
    headers: { origin: page, ...headers },
  })

async function call(
  inhouse: TestInhouse,
  method: string,
  path: string,
  { body, headers }: { body?: unknown; headers: Record<string, string> },
) {
  const answer = await inhouse.call(method, path, body, { key: null, headers })
  return { ...answer, cookies: answer.headers.getSetCookie() }
}

const cookieOf = ({ cookies }: Answered) =>
  cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ')

const tokenIn = ({ cookies }: Answered) => /^[^=]+=(\w+)/.exec(cookies[0]!)![1]

const sidOf = ({ body }: Answered) => decodeJwt(body.access_token)['sid'] as string
