import { hash } from 'node:crypto'
import { describeInhouse, testClientId } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh } from '../testing/people.ts'
import { issueAuthorizationCode } from './service.ts'

const verifier = 'a-verifier_of.43~characters-0123456789-abcdefgh'
const challenge = hash('sha256', verifier, 'base64url')

describeInhouse('an authorization code', [authkit], (inhouse) => {
  const codeFor = async ({ organizations = 1, code_challenge = null as string | null } = {}) => {
    const member = await aMember(inhouse, organizations)
    const code = await issueAuthorizationCode(
      inhouse.context,
      { client_id: testClientId, redirect_uri: 'https://app.example.com/cb', code_challenge },
      {
        user_id: member.user.id,
        auth_method: 'oauth',
        authentication_method: 'GoogleOAuth',
        authenticated_at: inhouse.context.now(),
        organization_id: null,
        invitation_id: null,
        mfa_passed: false,
        ip_address: '203.0.113.5',
        user_agent: 'A browser',
      },
    )
    return { ...member, code }
  }
  const exchange = (code: string, more: Record<string, unknown> = {}) =>
    authenticate(inhouse, { grant_type: 'authorization_code', code, ...more })
  const publicly = (code: string, more: Record<string, unknown> = {}) =>
    exchange(code, { client_secret: undefined, ...more })
  const refusal = async (answer: ReturnType<typeof exchange>) => {
    const { status, body } = await answer
    return [status, body.error ?? body.code]
  }

  it('is exchanged for a session of whoever has signed in', async () => {
    const { code, user, memberships } = await codeFor()
    const { status, body } = await exchange(code)
    expect([status, body.user.id, body.organization_id, body.authentication_method]).toEqual([
      200,
      user.id,
      memberships[0]!.organization_id,
      'GoogleOAuth',
    ])
    expect(await inhouse.events()).toMatchObject([
      { event: 'session.created', data: { auth_method: 'oauth', ip_address: '203.0.113.5' } },
    ])
  })

  it('works once, and a second use ends what the first gave', async () => {
    const { code } = await codeFor()
    const { body } = await exchange(code)
    await inhouse.events()
    expect(await refusal(exchange(code))).toEqual([400, 'invalid_grant'])
    expect(await inhouse.events()).toMatchObject([
      { event: 'session.revoked', data: { id: decodeJwt(body.access_token)['sid'] } },
    ])
    expect((await refresh(inhouse, body.refresh_token)).status).toBe(400)
  })

  it('opens one session at most, however many come at once', async () => {
    const { code } = await codeFor()
    const answers = await Promise.all(Array.from({ length: 100 }, () => exchange(code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const created = (await inhouse.events()).filter(({ event }) => event === 'session.created')
    expect(created).toHaveLength(1)
  })

  it('is not told apart when it is unknown and when it is old', async () => {
    const { code } = await codeFor()
    inhouse.clock.advance('10m')
    const [old, unknown] = [await exchange(code), await exchange('never')]
    expect([old.status, old.body]).toEqual([400, unknown.body])
    expect(old.body.error).toBe('invalid_grant')
  })

  it('asks a client without a secret for its verifier', async () => {
    const { code } = await codeFor({ code_challenge: challenge })
    expect(await refusal(publicly(code))).toEqual([400, 'invalid_grant'])
    expect(await refusal(publicly(code, { code_verifier: challenge }))).toEqual([
      400,
      'invalid_grant',
    ])
    expect(await refusal(publicly(code, { code_verifier: verifier.slice(0, 42) }))).toEqual([
      400,
      'invalid_grant',
    ])
    expect(await refusal(publicly(code, { code_verifier: 'x'.repeat(129) }))).toEqual([
      400,
      'invalid_grant',
    ])
    expect((await publicly(code, { code_verifier: verifier })).status).toBe(200)
  })

  it('cannot be used around its challenge', async () => {
    const withChallenge = await codeFor({ code_challenge: challenge })
    expect(await refusal(exchange(withChallenge.code))).toEqual([400, 'invalid_grant'])
    const without = await codeFor()
    expect(await refusal(exchange(without.code, { code_verifier: verifier }))).toEqual([
      400,
      'code_challenge_not_found',
    ])
    expect(await refusal(publicly(without.code))).toEqual([400, 'invalid_grant'])
  })

  it('belongs to its client and to its redirect URI', async () => {
    const { code } = await codeFor()
    expect(await refusal(exchange(code, { client_id: 'client_other' }))).toEqual([
      400,
      'invalid_client',
    ])
    expect(await refusal(exchange(code, { redirect_uri: 'https://evil.example/cb' }))).toEqual([
      400,
      'invalid_grant',
    ])
    expect((await exchange(code, { redirect_uri: 'https://app.example.com/cb' })).status).toBe(200)
  })

  it('is spent by the question which organization', async () => {
    const { code } = await codeFor({ organizations: 2 })
    expect(await refusal(exchange(code))).toEqual([403, 'organization_selection_required'])
    expect(await refusal(exchange(code))).toEqual([400, 'invalid_grant'])
  })
})
