import { deactivateMembership } from '@inhouse/orgs'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, secret, signIn } from '../testing/people.ts'

describeInhouse('a sign-in with password', [authkit], (inhouse) => {
  it('opens a session in the one organization there is, and tells it', async () => {
    const { user, email, memberships } = await aMember(inhouse)
    const { status, body } = await authenticate(inhouse, {
      grant_type: 'password',
      email: email.toUpperCase(),
      password: secret,
      ip_address: '203.0.113.5',
      user_agent: 'A browser',
    })
    const { metadata: _, ...shown } = (
      await inhouse.call('GET', `/user_management/users/${user.id}`)
    ).body
    expect([status, body]).toEqual([
      200,
      {
        user: shown,
        organization_id: memberships[0]!.organization_id,
        access_token: expect.any(String),
        refresh_token: expect.stringMatching(/^\w{25}$/),
        authentication_method: 'Password',
      },
    ])
    expect(shown.last_sign_in_at).toBe(inhouse.context.now())

    const events = await inhouse.events()
    expect(events.map(({ event }) => event)).toEqual([
      'authentication.password_succeeded',
      'session.created',
    ])
    expect(events[0]!.data).toEqual({
      type: 'password',
      status: 'succeeded',
      ip_address: '203.0.113.5',
      user_agent: 'A browser',
      user_id: user.id,
      email,
    })
    expect(events[1]!.data).toMatchObject({
      object: 'session',
      user_id: user.id,
      auth_method: 'password',
      status: 'active',
      ip_address: '203.0.113.5',
    })
    expect(JSON.stringify(events)).not.toContain(body.refresh_token)
  })

  it('says in its token who acts where, for five minutes', async () => {
    const { user, email, memberships } = await aMember(inhouse)
    const { body } = await signIn(inhouse, email)
    const claims = decodeJwt(body.access_token)
    const now = Math.floor(inhouse.clock() / 1000)
    expect(claims).toEqual({
      iss: 'http://inhouse.test',
      aud: testClientId,
      sub: user.id,
      sid: expect.stringMatching(/^session_/),
      jti: expect.stringMatching(/^[0-9A-Z]{26}$/),
      iat: now,
      exp: now + 300,
      client_id: testClientId,
      auth_time: now,
      org_id: memberships[0]!.organization_id,
      role: 'member',
      roles: ['member'],
      permissions: [],
    })
  })

  it('has no organization where the user has none', async () => {
    const { email } = await aMember(inhouse, 0)
    const { body } = await signIn(inhouse, email)
    expect(body).not.toHaveProperty('organization_id')
    expect(decodeJwt(body.access_token)).not.toHaveProperty('org_id')
    expect((await refresh(inhouse, body.refresh_token)).body).not.toHaveProperty('organization_id')
  })

  it('answers a wrong password and an unknown user alike, and tells the try', async () => {
    const { user, email } = await aMember(inhouse)
    const wrong = await signIn(inhouse, email, 'not the password')
    const unknown = await signIn(inhouse, 'nobody@example.com', 'not the password')
    for (const { status, body } of [wrong, unknown]) {
      expect([status, Object.keys(body), body.code]).toEqual([
        400,
        ['message', 'code'],
        'invalid_credentials',
      ])
    }
    expect(wrong.body.message.replace(email, 'nobody@example.com')).toBe(unknown.body.message)
    const events = await inhouse.events()
    expect(events.map(({ event, data }) => [event, data.user_id, data.error.code])).toEqual([
      ['authentication.password_failed', user.id, 'invalid_credentials'],
      ['authentication.password_failed', null, 'invalid_credentials'],
    ])
    expect(JSON.stringify(events)).not.toContain('not the password')
  })

  it('refuses a user who has no password', async () => {
    await createUser(inhouse.context, { email: 'without@example.com' })
    expect((await signIn(inhouse, 'without@example.com')).body.code).toBe('invalid_credentials')
  })

  it('takes a form as well as JSON, and the secret as bearer, in the body or as Basic', async () => {
    const { email } = await aMember(inhouse)
    const pair = { grant_type: 'password', email, password: secret }
    const form = new URLSearchParams({ ...pair, client_id: testClientId, client_secret: testKey })
    const asForm = await inhouse.call('POST', '/user_management/authenticate', String(form), {
      key: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(asForm.status).toBe(200)
    const without = { ...pair, client_secret: undefined }
    expect((await authenticate(inhouse, without, { key: testKey })).status).toBe(200)
    const basic = `Basic ${Buffer.from(`${testClientId}:${testKey}`).toString('base64')}`
    expect(
      (await authenticate(inhouse, without, { headers: { authorization: basic } })).status,
    ).toBe(200)
  })

  it('refuses a client that is not ours, or does not show that it is', async () => {
    const { email } = await aMember(inhouse)
    const pair = { grant_type: 'password', email, password: secret }
    const refusal = async (more: object, init = {}) => {
      const { status, body } = await authenticate(inhouse, { ...pair, ...more }, init)
      return [status, body.error]
    }
    expect(await refusal({ client_id: 'client_other' })).toEqual([400, 'invalid_client'])
    expect(await refusal({ client_secret: 'sk_test_wrong' })).toEqual([400, 'invalid_client'])
    expect(await refusal({ client_secret: undefined })).toEqual([400, 'invalid_client'])
    const other = `Basic ${Buffer.from(`other:${testKey}`).toString('base64')}`
    expect(
      await refusal({ client_secret: undefined }, { headers: { authorization: other } }),
    ).toEqual([400, 'invalid_client'])
  })

  it('refuses what no grant can make sense of, in the words of OAuth', async () => {
    const refusal = async (body: object) => {
      const answer = await authenticate(inhouse, body as Record<string, unknown>)
      return [answer.status, answer.body.error]
    }
    expect(await refusal({})).toEqual([400, 'invalid_request'])
    expect(await refusal({ grant_type: 'password' })).toEqual([400, 'invalid_request'])
    expect(await refusal({ grant_type: 'password', email: 7, password: 'a' })).toEqual([
      400,
      'invalid_request',
    ])
    expect(await refusal({ grant_type: 'guess' })).toEqual([400, 'unsupported_grant_type'])
    expect(await refusal({ grant_type: 'toString' })).toEqual([400, 'unsupported_grant_type'])
  })
})

describeInhouse('the choice of an organization', [authkit], (inhouse) => {
  const choose = (token: string, organization_id: string) =>
    authenticate(inhouse, {
      grant_type: 'urn:workos:oauth:grant-type:organization-selection',
      pending_authentication_token: token,
      organization_id,
    })

  it('is asked of a member of several, and opens the session there', async () => {
    const { user, email, memberships } = await aMember(inhouse, 2)
    const { status, body } = await signIn(inhouse, email)
    expect([status, body]).toEqual([
      403,
      {
        code: 'organization_selection_required',
        message: expect.any(String),
        error: 'organization_selection_required',
        error_description: expect.any(String),
        pending_authentication_token: expect.stringMatching(/^\w{25}$/),
        organizations: expect.arrayContaining(
          memberships.map(({ organization_id }) => ({
            id: organization_id,
            name: expect.any(String),
          })),
        ),
        user: expect.objectContaining({ id: user.id }),
      },
    ])
    expect((await inhouse.events()).map(({ event }) => event)).toEqual([
      'authentication.password_succeeded',
    ])

    const chosen = memberships[1]!.organization_id
    const answer = await choose(body.pending_authentication_token, chosen)
    expect([answer.status, answer.body.organization_id]).toEqual([200, chosen])
    expect(answer.body.authentication_method).toBe('Password')
    expect((await inhouse.events()).map(({ event }) => event)).toEqual(['session.created'])
  })

  it('can be made once, within ten minutes, by a member only', async () => {
    const { email, memberships } = await aMember(inhouse, 2)
    const { organization_id } = memberships[0]!
    const token = async () => (await signIn(inhouse, email)).body.pending_authentication_token
    const refusal = async (given: string, organization: string) =>
      (await choose(given, organization)).body.code

    const first = await token()
    expect(await refusal(first, 'org_none')).toBe('invalid_organization_id')
    expect((await choose(first, organization_id)).status).toBe(200)
    expect(await refusal(first, organization_id)).toBe('invalid_pending_authentication_token')
    expect(await refusal('never', organization_id)).toBe('invalid_pending_authentication_token')

    const late = await token()
    inhouse.clock.advance('10m')
    expect(await refusal(late, organization_id)).toBe('invalid_pending_authentication_token')

    const twice = await token()
    const answers = await Promise.all([
      choose(twice, organization_id),
      choose(twice, organization_id),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('does not offer what one has left', async () => {
    const { email, memberships } = await aMember(inhouse, 2)
    await deactivateMembership(inhouse.context, memberships[0]!.id)
    const { status, body } = await signIn(inhouse, email)
    expect([status, body.organization_id]).toEqual([200, memberships[1]!.organization_id])
  })
})

describeInhouse(
  'a guess',
  [authkit],
  (inhouse) => {
    it('is one of ten a minute for a person, whether there is one or not', async () => {
      const { email } = await aMember(inhouse)
      for (const address of [email, 'nobody@example.com']) {
        for (let i = 0; i < 10; i++) await signIn(inhouse, address, 'wrong')
        const { status, body, headers } = await signIn(inhouse, ` ${address.toUpperCase()}`)
        expect([status, body.error]).toEqual([429, 'too_many_requests'])
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      inhouse.clock.advance('61s')
      expect((await signIn(inhouse, email)).status).toBe(200)
    })

    it('is one of fifty in ten minutes for a place, whoever it is for', async () => {
      const { email } = await aMember(inhouse)
      const from = (ip_address: string, address: string, password: string) =>
        authenticate(inhouse, { grant_type: 'password', email: address, password, ip_address })
      const guesses = Array.from({ length: 51 }, (_, i) =>
        from('203.0.113.66', `nobody${i}@example.com`, 'wrong'),
      )
      await Promise.all(guesses)
      expect((await from('203.0.113.66', email, secret)).status).toBe(429)
      expect((await from('203.0.113.67', email, secret)).status).toBe(200)
    })
  },
  { rateLimits: 'memory' },
)
