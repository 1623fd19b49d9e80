import { createOrganization } from '@inhouse/orgs'
import { createTestInhouse, describeInhouse, testKey } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { issueAuthorizationCode } from '../authorization-codes/service.ts'
import { decideDevice } from '../device-authorization/service.ts'
import { authkit } from '../module.ts'
import { aMember, authenticate, signIn } from '../testing/people.ts'
import { verifyAccessToken } from './access-token.ts'

const clientId = 'client_other'

describeInhouse('what was given to another client', [authkit], (inhouse) => {
  // The same tables and the same keys: nothing but the client tells them apart.
  const other = createTestInhouse([authkit], { storage: inhouse.storage, clientId })
  const bring = (grant_type: string, more: Record<string, unknown>) =>
    authenticate(other, { client_id: clientId, client_secret: testKey, grant_type, ...more })
  const proven = (user_id: string) => ({
    user_id,
    auth_method: 'password' as const,
    authentication_method: 'Password',
    authenticated_at: inhouse.context.now(),
    organization_id: null,
    invitation_id: null,
    mfa_passed: false,
    ip_address: null,
    user_agent: null,
  })
  const refusal = async (answer: ReturnType<typeof bring>) => {
    const { status, body } = await answer
    return [status, body.error ?? body.code]
  }

  it('is refused: access token, refresh token, code, device code, pending sign-in', async () => {
    const { user, email } = await aMember(inhouse)
    const { body } = await signIn(inhouse, email)
    expect((await verifyAccessToken(inhouse.context, body.access_token)).sub).toBe(user.id)
    await expect(verifyAccessToken(other.context, body.access_token)).rejects.toThrow()
    expect(await refusal(bring('refresh_token', { refresh_token: body.refresh_token }))).toEqual([
      400,
      'invalid_grant',
    ])

    const code = await inhouse.context.transaction((tx) =>
      issueAuthorizationCode(
        tx,
        {
          client_id: tx.clientId,
          redirect_uri: 'https://app.example.com/cb',
          code_challenge: null,
        },
        proven(user.id),
      ),
    )
    expect(await refusal(bring('authorization_code', { code }))).toEqual([400, 'invalid_grant'])

    const device = await inhouse.call('POST', '/user_management/authorize/device', {
      client_id: inhouse.clientId,
    })
    const { device_code, user_code } = device.body
    await decideDevice(inhouse.context, user_code, { approve: proven(user.id) })
    expect(
      await refusal(bring('urn:ietf:params:oauth:grant-type:device_code', { device_code })),
    ).toEqual([400, 'invalid_grant'])
  })
})

describeInhouse('what was given in another environment', [authkit], (inhouse) => {
  it('is unknown here, under whatever client it is brought', async () => {
    const elsewhere = createTestInhouse([authkit])
    await elsewhere.migrate()
    await createOrganization(inhouse.context, { name: 'Here' })
    const { email, memberships } = await aMember(elsewhere, 2)
    const { pending_authentication_token } = (await signIn(elsewhere, email)).body
    const choice = {
      grant_type: 'urn:workos:oauth:grant-type:organization-selection',
      pending_authentication_token,
      organization_id: memberships[0]!.organization_id,
    }
    expect((await authenticate(inhouse, choice)).body.code).toBe(
      'invalid_pending_authentication_token',
    )
    const { body } = await authenticate(elsewhere, choice)
    await expect(verifyAccessToken(inhouse.context, body.access_token)).rejects.toThrow()
    const refreshed = await authenticate(inhouse, {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
    })
    expect([refreshed.status, refreshed.body.error]).toEqual([400, 'invalid_grant'])

    const user = await createUser(elsewhere.context, { email: 'reset@example.com' })
    const { body: reset } = await elsewhere.call('POST', '/user_management/password_reset', {
      email: user.email,
    })
    const { status } = await inhouse.call('POST', '/user_management/password_reset/confirm', {
      token: reset.password_reset_token,
      new_password: 'another fine password 7',
    })
    expect(status).toBe(404)
    await elsewhere.close()
  })
})
