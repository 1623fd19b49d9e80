import { describeInhouse } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh } from '../testing/people.ts'

const redirectUri = 'https://app.example.com/cb'
const by = { impersonator_email: 'support@example.com', reason: 'Ticket 42' }

describeInhouse(
  'impersonation',
  [authkit],
  (inhouse) => {
    const begin = (userId: string, more: object = {}) =>
      inhouse.call('POST', `/user_management/users/${userId}/impersonate`, { ...by, ...more })
    const exchange = (url: string) =>
      authenticate(inhouse, {
        grant_type: 'authorization_code',
        code: new URL(url).searchParams.get('code'),
      })

    it('opens a session that says everywhere who acts and why', async () => {
      const { user, memberships } = await aMember(inhouse)
      const { organization_id } = memberships[0]!
      const begun = await begin(user.id)
      expect(begun).toMatchObject({
        status: 201,
        body: { object: 'impersonation', user_id: user.id, organization_id },
      })
      const { status, body } = await exchange(begun.body.url)
      const impersonator = { email: 'support@example.com', reason: 'Ticket 42' }
      expect([status, body.authentication_method]).toEqual([200, 'Impersonation'])
      expect(body.impersonator).toEqual(impersonator)
      expect(decodeJwt(body.access_token)['act']).toEqual({ sub: 'support@example.com' })
      expect(await inhouse.events()).toMatchObject([
        { event: 'session.created', data: { auth_method: 'impersonation', impersonator } },
      ])
      const sessions = await inhouse.call('GET', `/user_management/users/${user.id}/sessions`)
      expect(sessions.body.data[0].impersonator).toEqual(impersonator)

      const again = await refresh(inhouse, body.refresh_token)
      expect(again.body.impersonator).toEqual(impersonator)
      expect(decodeJwt(again.body.access_token)['act']).toEqual({ sub: 'support@example.com' })
      const { body: shown } = await inhouse.call('GET', `/user_management/users/${user.id}`)
      expect(shown.last_sign_in_at).toBeNull()
    })

    it('ends after an hour, its last token too', async () => {
      const { user } = await aMember(inhouse)
      const { body } = await exchange((await begin(user.id)).body.url)
      inhouse.clock.advance('58m')
      const last = await refresh(inhouse, body.refresh_token)
      const { exp, iat } = decodeJwt(last.body.access_token)
      expect(exp! - iat!).toBe(120)
      inhouse.clock.advance('2m')
      expect((await refresh(inhouse, last.body.refresh_token)).body.error).toBe('invalid_grant')
    })

    it('asks neither for the policies nor for the factors of the user', async () => {
      const { user, memberships } = await aMember(inhouse)
      const { organization_id } = memberships[0]!
      const policy = { sso_required: true, mfa_required: true }
      await inhouse.call('PUT', `/organizations/${organization_id}/authentication_policy`, policy)
      const { status, body } = await exchange((await begin(user.id)).body.url)
      expect(status).toBe(200)
      expect((await refresh(inhouse, body.refresh_token)).status).toBe(200)
    })

    it('goes where it is told to, and only where the user is and the app is', async () => {
      const { user, memberships } = await aMember(inhouse, 2)
      const field = async (more: object) => {
        const { status, body } = await begin(user.id, more)
        return [status, body.errors?.[0].field]
      }
      expect(await field({})).toEqual([422, 'organization_id'])
      expect(await field({ organization_id: 'org_none' })).toEqual([422, 'organization_id'])
      const { organization_id } = memberships[1]!
      const redirect_uri = 'https://evil.example/cb'
      expect(await field({ organization_id, redirect_uri })).toEqual([422, 'redirect_uri'])
      expect(await field({ organization_id, reason: ' ' })).toEqual([422, 'reason'])
      expect(await field({ organization_id, impersonator_email: 'x' })).toEqual([
        422,
        'impersonator_email',
      ])
      const { body } = await begin(user.id, { organization_id })
      expect(body.url.startsWith(`${redirectUri}?code=`)).toBe(true)
      expect((await exchange(body.url)).body.organization_id).toBe(organization_id)
      expect((await exchange(body.url)).body.error).toBe('invalid_grant')
      expect((await begin('user_none')).status).toBe(404)
    })

    it('is for the backend alone, and gives an app without a secret nothing', async () => {
      const { user } = await aMember(inhouse)
      const path = `/user_management/users/${user.id}/impersonate`
      expect((await inhouse.call('POST', path, by, { key: null })).status).toBe(401)
      const { body } = await begin(user.id)
      const answer = await inhouse.call(
        'POST',
        '/user_management/authenticate',
        {
          client_id: 'client_test',
          grant_type: 'authorization_code',
          code: new URL(body.url).searchParams.get('code'),
        },
        { key: null },
      )
      expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant'])
    })
  },
  { settings: { authkit: { impersonation: true, redirectUris: [redirectUri] } } as never },
)

describeInhouse('impersonation that nobody has switched on', [authkit], (inhouse) => {
  it('is refused', async () => {
    const { user } = await aMember(inhouse)
    const path = `/user_management/users/${user.id}/impersonate`
    expect(await inhouse.call('POST', path, by)).toMatchObject({
      status: 403,
      body: { code: 'impersonation_not_allowed' },
    })
  })
})
