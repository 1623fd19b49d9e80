import { createOrganization } from '@inhouse/orgs'
import { describeInhouse, testClientId } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { browserOf } from '../sign-ins/browser.ts'
import { finishSignIn, getSignIn } from '../sign-ins/service.ts'
import { aMember } from '../testing/people.ts'
import { authorizeQuery } from './query.ts'
import { authorize } from './service.ts'

const redirect_uri = 'https://app.example.com/cb?keep=1'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

describeInhouse(
  'a request to sign in',
  [authkit],
  (inhouse) => {
    const browser = () => browserOf(inhouse.context, new Request('http://inhouse.test'))
    const ask = (given: Record<string, string>, raw = '') => {
      const query = {
        response_type: 'code',
        client_id: testClientId,
        redirect_uri,
        provider: 'authkit',
        ...given,
      }
      const url = `http://inhouse.test/user_management/authorize?${new URLSearchParams(query)}${raw}`
      const parsed = authorizeQuery.parse(Object.fromEntries(new URL(url).searchParams))
      const caller = {
        requestId: 'req_1',
        address: '203.0.113.5',
        userAgent: 'A browser',
        keyId: null,
      }
      return authorize(inhouse.context, parsed, { request: new Request(url), caller })
    }
    const refusal = async (given: Record<string, string>, raw = '') => {
      const answer = await ask(given, raw)
      return answer.outcome === 'refused'
        ? new URL(answer.location).searchParams.get('error')
        : answer.outcome
    }

    it('begins in one browser, which alone can go on', async () => {
      const answer = await ask({ login_hint: 'ada@example.com', screen_hint: 'sign-up' })
      if (answer.outcome !== 'sign_in') throw new Error(answer.outcome)
      expect(answer.request.screen).toBe('sign-up')
      expect(await getSignIn(inhouse.context, answer.signIn.id, answer.browser)).toMatchObject({
        email: 'ada@example.com',
        redirect_uri,
        ip_address: '203.0.113.5',
      })
      await expect(getSignIn(inhouse.context, answer.signIn.id, browser())).rejects.toMatchObject({
        status: 410,
      })
      inhouse.clock.advance('1h')
      await expect(getSignIn(inhouse.context, answer.signIn.id, answer.browser)).rejects.toThrow(
        'is over',
      )
    })

    it('never leads to a place that is not registered', async () => {
      for (const place of [
        'https://evil.example/cb',
        'https://app.example.com/cb',
        'https://app.example.com/cb?keep=1#x',
        'https://app.example.com@evil.example/cb?keep=1',
        'javascript:alert(1)',
      ]) {
        expect(await ask({ redirect_uri: place, response_type: 'token' })).toEqual({
          outcome: 'redirect_uri_mismatch',
          sent: place,
          allowed: [redirect_uri],
        })
      }
      expect((await ask({ client_id: 'client_other' })).outcome).toBe('unknown_client')
    })

    it('is refused to the app, which gets its state back byte for byte', async () => {
      const state = 'a%2Bb+c%20d~%7E.(x)'
      const answer = await ask({ response_type: 'token' }, `&state=${state}`)
      if (answer.outcome !== 'refused') throw new Error(answer.outcome)
      expect(answer.location).toMatch(/^https:\/\/app\.example\.com\/cb\?keep=1&error=/)
      expect(answer.location.endsWith(`&state=${state}`)).toBe(true)
    })

    it('is refused with a code that says why', async () => {
      expect(await refusal({ response_type: 'token' })).toBe('unsupported_response_type')
      expect(await refusal({ provider: 'Nobody' })).toBe('connection_invalid')
      expect(await refusal({ provider: '' })).toBe('connection_invalid')
      expect(await refusal({ connection_id: 'conn_1' })).toBe('connection_invalid')
      expect(await refusal({ organization_id: 'org_none' })).toBe('organization_invalid')
      expect(await refusal({ prompt: 'none' })).toBe('login_required')
      expect(await refusal({ code_challenge: challenge, code_challenge_method: 'plain' })).toBe(
        'invalid_request',
      )
      expect(await refusal({ code_challenge: 'short' })).toBe('invalid_request')
      expect(await refusal({ code_challenge_method: 'S256' })).toBe('invalid_request')
      expect(await refusal({}, `&state=${'x'.repeat(8193)}`)).toBe('invalid_request')
      expect(await refusal({}, `&state=${'x'.repeat(8192)}`)).toBe('sign_in')
      const { id } = await createOrganization(inhouse.context, { name: 'Acme' })
      expect(await refusal({ organization_id: id, code_challenge: challenge })).toBe('sign_in')
    })

    it('ends once, with a code and the state', async () => {
      const { user } = await aMember(inhouse)
      const answer = await ask({}, '&state=a%2Fb')
      if (answer.outcome !== 'sign_in') throw new Error(answer.outcome)
      const proven = {
        user_id: user.id,
        auth_method: 'password' as const,
        authentication_method: 'Password',
        authenticated_at: inhouse.context.now(),
        organization_id: null,
        invitation_id: null,
        mfa_passed: false,
        ip_address: null,
        user_agent: null,
      }
      const finish = () =>
        inhouse.context.transaction((tx) => finishSignIn(tx, answer.signIn, proven))
      expect(await finish()).toMatch(
        /^https:\/\/app\.example\.com\/cb\?keep=1&code=\w{32}&state=a%2Fb$/,
      )
      await expect(finish()).rejects.toThrow('is over')
      await expect(getSignIn(inhouse.context, answer.signIn.id, answer.browser)).rejects.toThrow(
        'is over',
      )
    })
  },
  { settings: { authkit: { redirectUris: [redirect_uri] } } as never },
)
