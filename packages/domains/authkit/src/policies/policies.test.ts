import { addDomain, createMembership, createOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { createSession } from '../sessions/service.ts'
import { issueRefreshToken } from '../refresh-tokens/service.ts'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, secret, signIn } from '../testing/people.ts'

const totpGrant = 'urn:workos:oauth:grant-type:mfa-totp'

describeInhouse('the authentication policy of an organization', [authkit], (inhouse) => {
  const { context } = inhouse
  const path = (id: string) => `/organizations/${id}/authentication_policy`
  const put = (id: string, body: unknown) => inhouse.call('PUT', path(id), body)
  const withPolicy = async (policy: object) => {
    const member = await aMember(inhouse)
    const { organization_id } = member.memberships[0]!
    const { body } = await signIn(inhouse, member.email)
    expect((await put(organization_id, policy)).status).toBe(200)
    return { ...member, organization_id, refresh_token: body.refresh_token as string }
  }

  it('asks for nothing until it is changed, and keeps what a change does not name', async () => {
    const { id } = await createOrganization(context, { name: 'Acme' })
    expect((await inhouse.call('GET', path(id))).body).toEqual({
      object: 'authentication_policy',
      organization_id: id,
      sso_required: false,
      mfa_required: false,
      allowed_methods: null,
      applies_to_domains: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    await put(id, { mfa_required: true, allowed_methods: ['passkey', 'passkey'] })
    await put(id, { applies_to_domains: false })
    expect((await inhouse.call('GET', path(id))).body).toMatchObject({
      mfa_required: true,
      allowed_methods: ['passkey'],
      applies_to_domains: false,
    })
    expect((await put(id, { allowed_methods: null })).body.allowed_methods).toBeNull()
  })

  it('is refused where nobody could sign in, or nobody knows what is meant', async () => {
    const { id } = await createOrganization(context, { name: 'Acme' })
    const nobody = await put(id, { allowed_methods: [] })
    expect([nobody.status, nobody.body.errors[0].field]).toEqual([422, 'allowed_methods'])
    const unknown = await put(id, { allowed_methods: ['fax'] })
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'allowed_methods.0'])
    expect((await put('org_none', {})).status).toBe(404)
    expect((await inhouse.call('PUT', path(id), {}, { key: null })).status).toBe(401)
  })

  it('lets nobody in without SSO, nor keep a session without it', async () => {
    const { email, refresh_token } = await withPolicy({ sso_required: true })
    const refusal = {
      status: 403,
      body: { error: 'sso_required', email, connection_ids: [] },
    }
    expect(await signIn(inhouse, email)).toMatchObject(refusal)
    expect(await refresh(inhouse, refresh_token)).toMatchObject(refusal)
  })

  it('keeps a session that came of SSO', async () => {
    const { user, organization_id } = await withPolicy({ sso_required: true, mfa_required: true })
    const token = await context.transaction(async (tx) => {
      const session = await createSession(tx, {
        user_id: user.id,
        organization_id,
        auth_method: 'sso',
        authentication_method: 'SSO',
        authenticated_at: tx.now(),
        mfa_passed: false,
        ip_address: null,
        user_agent: null,
      })
      return issueRefreshToken(tx, session.id)
    })
    expect((await refresh(inhouse, token)).status).toBe(200)
  })

  it('says which ways it allows to whom came by another', async () => {
    const { email, refresh_token } = await withPolicy({ allowed_methods: ['magic_auth'] })
    const refusal = {
      status: 403,
      body: {
        error: 'organization_authentication_methods_required',
        email,
        sso_connection_ids: [],
        auth_methods: {
          apple_oauth: false,
          github_oauth: false,
          google_oauth: false,
          magic_auth: true,
          microsoft_oauth: false,
          password: false,
        },
      },
    }
    const refused = await signIn(inhouse, email)
    expect(refused).toMatchObject(refusal)
    expect(refused.body.pending_authentication_token).toBeUndefined()
    expect(await refresh(inhouse, refresh_token)).toMatchObject(refusal)

    await inhouse.call('POST', '/user_management/magic_auth', { email })
    const code = /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
    const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'
    expect((await authenticate(inhouse, { grant_type, email, code })).status).toBe(200)
  })

  it('asks for a second factor, once the organization is chosen', async () => {
    const { email, user, memberships } = await aMember(inhouse, 2)
    const [strict, other] = memberships.map((one) => one.organization_id) as [string, string]
    await put(strict, { mfa_required: true })
    const choose = async (organization_id: string) => {
      const { body } = await signIn(inhouse, email)
      return authenticate(inhouse, {
        grant_type: 'urn:workos:oauth:grant-type:organization-selection',
        pending_authentication_token: body.pending_authentication_token,
        organization_id,
      })
    }
    const lenient = await choose(other)
    expect(lenient.status).toBe(200)
    const moved = await refresh(inhouse, lenient.body.refresh_token, { organization_id: strict })
    expect([moved.status, moved.body.error]).toEqual([403, 'mfa_enrollment'])

    const asked = await choose(strict)
    expect([asked.status, asked.body.code]).toEqual([403, 'mfa_enrollment'])
    const factor = await inhouse.call('POST', `/user_management/users/${user.id}/auth_factors`, {
      type: 'totp',
    })
    const { authentication_factor, authentication_challenge } = factor.body
    const { secret } = authentication_factor.totp
    const done = await authenticate(inhouse, {
      grant_type: totpGrant,
      code: await generate({ secret, epoch: Date.parse(context.now()) / 1000 }),
      authentication_challenge_id: authentication_challenge.id,
      pending_authentication_token: asked.body.pending_authentication_token,
    })
    expect([done.status, done.body.organization_id]).toEqual([200, strict])
    expect((await refresh(inhouse, done.body.refresh_token)).status).toBe(200)
  })

  it('holds for everybody with an address of its domain, wherever they go', async () => {
    const { id } = await createOrganization(context, {
      name: 'Acme',
      domain_data: [{ domain: 'acme-policy.com', state: 'verified' }],
    })
    const waiting = await createOrganization(context, { name: 'Would-be Acme' })
    await addDomain(context, { organization_id: waiting.id, domain: 'acme-other.com' })
    const elsewhere = await createOrganization(context, { name: 'Elsewhere' })
    const trySignIn = async (email: string) => {
      const user = await createUser(context, { email, email_verified: true, password: secret })
      await createMembership(context, { user_id: user.id, organization_id: elsewhere.id })
      return signIn(inhouse, email)
    }
    await put(id, { sso_required: true })
    await put(waiting.id, { sso_required: true })
    expect((await trySignIn('ada@ACME-policy.com')).body.error).toBe('sso_required')
    expect((await trySignIn('ada@acme-other.com')).status).toBe(200)
    expect((await trySignIn('ada@sub.acme-policy.com')).status).toBe(200)

    await put(id, { applies_to_domains: false })
    expect((await trySignIn('bob@acme-policy.com')).status).toBe(200)
  })

  it('is the strictest where several hold', async () => {
    const { email, organization_id } = await withPolicy({
      allowed_methods: ['password', 'magic_auth'],
    })
    expect((await signIn(inhouse, email)).status).toBe(200)
    const other = await createOrganization(context, {
      name: 'Owner of the domain',
      domain_data: [{ domain: 'strictest.com', state: 'verified' }],
    })
    await put(other.id, { allowed_methods: ['magic_auth', 'passkey'] })
    const user = await createUser(context, {
      email: 'eve@strictest.com',
      email_verified: true,
      password: secret,
    })
    await createMembership(context, { user_id: user.id, organization_id })
    expect((await signIn(inhouse, user.email)).body).toMatchObject({
      error: 'organization_authentication_methods_required',
      auth_methods: { magic_auth: true, password: false },
    })
  })
})

describeInhouse(
  'a way to sign in that is switched off',
  [authkit],
  (inhouse) => {
    it('is refused before anything is compared', async () => {
      const { email } = await aMember(inhouse)
      expect(await signIn(inhouse, email)).toMatchObject({
        status: 403,
        body: { code: 'email_password_auth_disabled' },
      })
      expect(await inhouse.call('POST', '/user_management/magic_auth', { email })).toMatchObject({
        status: 403,
        body: { code: 'authentication_method_not_allowed' },
      })
      const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'
      expect(await authenticate(inhouse, { grant_type, email, code: '123456' })).toMatchObject({
        status: 403,
        body: { code: 'authentication_method_not_allowed' },
      })
      expect(await inhouse.events()).toEqual([])
    })
  },
  { settings: { authkit: { methods: { password: false, magicAuth: false } } } as never },
)
