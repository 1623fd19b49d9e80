import { describeInhouse, testClientId } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, signIn } from '../testing/people.ts'

describeInhouse(
  'the code for another app',
  [authkit],
  (inhouse) => {
    const exchange = (code: string, more: object = {}) =>
      authenticate(inhouse, { grant_type: 'authorization_code', code, ...more })

    it('opens a session of its own, once, for the same person and organization', async () => {
      const { email, user, memberships } = await aMember(inhouse)
      const { body } = await signIn(inhouse, email)
      const other = await exchange(body.authkit_authorization_code)
      expect(other).toMatchObject({
        status: 200,
        body: {
          user: { id: user.id },
          organization_id: memberships[0]!.organization_id,
          authentication_method: 'Password',
        },
      })
      expect(other.body.refresh_token).not.toBe(body.refresh_token)
      expect((await exchange(body.authkit_authorization_code)).body.error).toBe('invalid_grant')
      expect((await refresh(inhouse, body.refresh_token)).body.authkit_authorization_code).toBe(
        undefined,
      )
    })

    it('is for apps with a secret, and dies after ten minutes', async () => {
      const { email } = await aMember(inhouse)
      const { body } = await signIn(inhouse, email)
      const code = body.authkit_authorization_code
      const without = await inhouse.call(
        'POST',
        '/user_management/authenticate',
        { client_id: testClientId, grant_type: 'authorization_code', code },
        { key: null },
      )
      expect(without.body.error).toBe('invalid_grant')
      inhouse.clock.advance('10m')
      expect((await exchange(code)).body.error).toBe('invalid_grant')
    })
  },
  { settings: { authkit: { authkitAuthorizationCode: true } } as never },
)

describeInhouse('the code for another app that nobody asked for', [authkit], (inhouse) => {
  it('is not given', async () => {
    const { email } = await aMember(inhouse)
    const { body } = await signIn(inhouse, email)
    expect(body).not.toHaveProperty('authkit_authorization_code')
  })
})
