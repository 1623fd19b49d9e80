import { deleteOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, signIn } from '../testing/people.ts'

describeInhouse('sessions', [authkit], (inhouse) => {
  const start = async () => {
    const member = await aMember(inhouse)
    const { body } = await signIn(inhouse, member.email)
    await inhouse.events()
    return { ...member, sid: decodeJwt(body.access_token)['sid'] as string }
  }
  const list = async (userId: string) =>
    (await inhouse.call('GET', `/user_management/users/${userId}/sessions`)).body.data

  it('are listed for a user, with how each stands', async () => {
    const { user, sid, email, memberships } = await start()
    inhouse.clock.advance('1m')
    await signIn(inhouse, email)
    await inhouse.call('POST', '/user_management/sessions/revoke', { session_id: sid })
    const [second, first] = await list(user.id)
    expect(first).toEqual({
      object: 'session',
      id: sid,
      user_id: user.id,
      organization_id: memberships[0]!.organization_id,
      auth_method: 'password',
      status: 'revoked',
      ip_address: null,
      user_agent: null,
      expires_at: expect.any(String),
      ended_at: inhouse.context.now(),
      created_at: expect.any(String),
      updated_at: inhouse.context.now(),
    })
    expect(second.status).toBe('active')
    inhouse.clock.advance('30d')
    expect((await list(user.id))[0].status).toBe('expired')
    expect((await inhouse.call('GET', '/user_management/users/user_none/sessions')).status).toBe(
      404,
    )
  })

  it('end when they are revoked, once, and say so', async () => {
    const { sid } = await start()
    const revoke = () =>
      inhouse.call('POST', '/user_management/sessions/revoke', { session_id: sid })
    expect(await revoke()).toMatchObject({ status: 200, body: '' })
    expect(await inhouse.events()).toMatchObject([
      { event: 'session.revoked', data: { id: sid, status: 'revoked' } },
    ])
    expect((await revoke()).status).toBe(200)
    expect(await inhouse.events()).toEqual([])
    const unknown = await inhouse.call('POST', '/user_management/sessions/revoke', {
      session_id: 'session_none',
    })
    expect([unknown.status, unknown.body.code]).toEqual([400, 'session_not_found'])
  })

  it('end with their organization', async () => {
    const { user, memberships } = await start()
    await deleteOrganization(inhouse.context, memberships[0]!.organization_id)
    expect((await inhouse.events()).map(({ event }) => event)).toContain('session.revoked')
    expect((await list(user.id))[0].status).toBe('revoked')
  })
})
