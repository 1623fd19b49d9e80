import { createOrganization } from '@inhouse/orgs'
import { type Answer, describeInhouse, testClientId } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { decideDevice } from '../device-authorization/service.ts'
import { createInvitation } from '../invitations/service.ts'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, signIn } from '../testing/people.ts'

describeInhouse('a hundred who come at once', [authkit], (inhouse) => {
  const hundred = (work: () => Promise<Answer>) =>
    Promise.all(Array.from({ length: 100 }, () => work()))
  const statuses = (answers: readonly Answer[]) => ({
    let_in: answers.filter(({ status }) => status === 200).length,
    refused: answers.filter(({ status }) => status === 400).length,
  })
  const told = async (name: string) =>
    (await inhouse.events()).filter(({ event }) => event === name).length
  const one = { let_in: 1, refused: 99 }

  it('with a sign-in that waits for an organization open one session', async () => {
    const { email, memberships } = await aMember(inhouse, 2)
    const { body } = await signIn(inhouse, email)
    const answers = await hundred(() =>
      authenticate(inhouse, {
        grant_type: 'urn:workos:oauth:grant-type:organization-selection',
        pending_authentication_token: body.pending_authentication_token,
        organization_id: memberships[0]!.organization_id,
      }),
    )
    expect(statuses(answers)).toEqual(one)
    expect(await told('session.created')).toBe(1)
  })

  it('with the code of a device let it in once', async () => {
    const { user } = await aMember(inhouse)
    const { body } = await inhouse.call('POST', '/user_management/authorize/device', {
      client_id: testClientId,
    })
    const proven = {
      user_id: user.id,
      organization_id: null,
      invitation_id: null,
      auth_method: 'password' as const,
      authentication_method: 'Password',
      authenticated_at: inhouse.context.now(),
      mfa_passed: false,
      ip_address: null,
      user_agent: null,
    }
    await decideDevice(inhouse.context, body.user_code, { approve: proven })
    const answers = await hundred(() =>
      authenticate(inhouse, {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: body.device_code,
      }),
    )
    expect(statuses(answers)).toEqual(one)
    expect(await told('session.created')).toBe(1)
  })

  it('with an invitation join once', async () => {
    const { id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' })
    const user = await createUser(inhouse.context, { email: 'invited@example.com' })
    const { invitation } = await createInvitation(inhouse.context, {
      email: user.email,
      organization_id,
    })
    const answers = await hundred(() =>
      inhouse.call('POST', `/user_management/invitations/${invitation.id}/accept`),
    )
    expect(statuses(answers)).toEqual(one)
    expect(await told('invitation.accepted')).toBe(1)
    const { body } = await inhouse.call(
      'GET',
      `/user_management/organization_memberships?user_id=${user.id}`,
    )
    expect(body.data).toHaveLength(1)
  })

  it('with a refresh token are given the same successor', async () => {
    const { email } = await aMember(inhouse)
    const { body } = await signIn(inhouse, email)
    const answers = await hundred(() => refresh(inhouse, body.refresh_token))
    expect(statuses(answers)).toEqual({ let_in: 100, refused: 0 })
    expect(new Set(answers.map((answer) => answer.body.refresh_token)).size).toBe(1)
  })
})
