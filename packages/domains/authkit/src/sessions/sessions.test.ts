import { deleteOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, signIn } from '../testing/people.ts'

describeInhouse(
  'sessions',
  [authkit],
  (inhouse) => {
    const start = async () => {
      const member = await aMember(inhouse)
      const { body } = await signIn(inhouse, member.email)
      await inhouse.events()
      return { ...member, sid: decodeJwt(body.access_token)['sid'] as string }
    }
    const list = async (userId: string) =>
      (await inhouse.call('GET', `/user_management/users/${userId}/sessions`)).body.data
    const logout = (query: string) =>
      inhouse.call('GET', `/user_management/sessions/logout?${query}`, undefined, { key: null })

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

    it('end by signing out, which leads on to an address that is allowed', async () => {
      const { user, sid } = await start()
      const { status, headers } = await logout(`session_id=${sid}`)
      expect([status, headers.get('location')]).toEqual([302, 'https://app.example.com/bye'])
      expect((await list(user.id))[0].status).toBe('revoked')

      const asked = await logout(`session_id=${sid}&return_to=https://app.example.com/other`)
      expect(asked.headers.get('location')).toBe('https://app.example.com/other')
      expect((await logout('session_id=session_none')).status).toBe(302)
    })

    it('are not ended on the way to an address that is not', async () => {
      const { user, sid } = await start()
      for (const place of [
        'https://evil.example',
        'https://app.example.com/bye/',
        'javascript:1',
      ]) {
        const { status, body } = await logout(
          `session_id=${sid}&return_to=${encodeURIComponent(place)}`,
        )
        expect([status, body.errors[0].field]).toEqual([422, 'return_to'])
      }
      expect((await list(user.id))[0].status).toBe('active')
    })

    it('end with their organization', async () => {
      const { user, memberships } = await start()
      await deleteOrganization(inhouse.context, memberships[0]!.organization_id)
      expect((await inhouse.events()).map(({ event }) => event)).toContain('session.revoked')
      expect((await list(user.id))[0].status).toBe('revoked')
    })
  },
  {
    settings: {
      authkit: { signOutUris: ['https://app.example.com/bye', 'https://app.example.com/other'] },
    } as never,
  },
)
