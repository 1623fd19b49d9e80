import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, secret, signIn } from '../testing/people.ts'

const path = '/user_management/users'

describeInhouse('a change of password', [authkit], (inhouse) => {
  it('ends every session and every half-finished sign-in of its user, and of nobody else', async () => {
    const { user, email, memberships } = await aMember(inhouse, 2)
    const choose = (pending_authentication_token: string) =>
      authenticate(inhouse, {
        grant_type: 'urn:workos:oauth:grant-type:organization-selection',
        pending_authentication_token,
        organization_id: memberships[0]!.organization_id,
      })
    const pending = async () => (await signIn(inhouse, email)).body.pending_authentication_token
    const { body: session } = await choose(await pending())
    const halfDone = await pending()
    const other = await aMember(inhouse)
    const { body: bystander } = await signIn(inhouse, other.email)
    await inhouse.events()

    const next = `${secret} anew`
    await inhouse.call('PUT', `${path}/${user.id}`, { password: next })
    expect((await inhouse.events()).map(({ event }) => event)).toEqual([
      'user.updated',
      'session.revoked',
    ])
    expect((await refresh(inhouse, session.refresh_token)).body.error).toBe('invalid_grant')
    expect((await choose(halfDone)).body.code).toBe('invalid_pending_authentication_token')
    expect((await refresh(inhouse, bystander.refresh_token)).status).toBe(200)
    expect((await signIn(inhouse, email)).body.code).toBe('invalid_credentials')
    expect((await signIn(inhouse, email, next)).status).toBe(403)
  })

  it('is told to nobody by its event, and any other change ends nothing', async () => {
    const { user, email } = await aMember(inhouse)
    const { body } = await signIn(inhouse, email)
    await inhouse.events()
    await inhouse.call('PUT', `${path}/${user.id}`, { first_name: 'Ada' })
    const [updated, ...more] = await inhouse.events()
    expect([updated!.event, more]).toEqual(['user.updated', []])
    expect(updated!.data).not.toHaveProperty('password_changed')
    expect((await refresh(inhouse, body.refresh_token)).status).toBe(200)
  })
})
