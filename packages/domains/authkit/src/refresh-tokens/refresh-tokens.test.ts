import { createMembership, createOrganization, deactivateMembership } from '@inhouse/orgs'
import { describeInhouse, testClientId } from '@inhouse/testing'
import { deleteUser } from '@inhouse/users'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, refresh, signIn } from '../testing/people.ts'

describeInhouse('a refresh token', [authkit], (inhouse) => {
  const session = async (organizations = 1) => {
    const member = await aMember(inhouse, organizations)
    const { body } = await signIn(inhouse, member.email)
    await inhouse.events()
    return { ...member, ...body, sid: decodeJwt(body.access_token)['sid'] as string }
  }
  const refusal = async (answer: ReturnType<typeof refresh>) => {
    const { status, body } = await answer
    return [status, body.error, body.error_description]
  }

  it('is exchanged for its successor, in the same session and without an event', async () => {
    const { refresh_token, sid, access_token } = await session()
    inhouse.clock.advance('4m')
    const { status, body } = await refresh(inhouse, refresh_token)
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(refresh_token)
    const [before, after] = [decodeJwt(access_token), decodeJwt(body.access_token)]
    expect(after).toMatchObject({ sid, auth_time: before['auth_time'] })
    expect(after.jti).not.toBe(before.jti)
    expect(await inhouse.events()).toEqual([])
    expect((await refresh(inhouse, body.refresh_token)).status).toBe(200)
  })

  it('needs no secret, since browsers have none', async () => {
    const { refresh_token } = await session()
    const answer = await authenticate(inhouse, {
      grant_type: 'refresh_token',
      refresh_token,
      client_secret: undefined,
    })
    expect(answer.status).toBe(200)
  })

  it('gives fifty who come at once the same successor', async () => {
    const { refresh_token, sid } = await session()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refresh(inhouse, refresh_token)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1)
    expect(new Set(answers.map(({ body }) => decodeJwt(body.access_token)['sid']))).toEqual(
      new Set([sid]),
    )
    inhouse.clock.advance('29s')
    const late = await refresh(inhouse, refresh_token)
    expect(late.body.refresh_token).toBe(answers[0]!.body.refresh_token)
  })

  it('ends the session when it comes back after the grace', async () => {
    const { refresh_token, sid } = await session()
    const { body } = await refresh(inhouse, refresh_token)
    inhouse.clock.advance('30s')
    expect(await refusal(refresh(inhouse, refresh_token))).toEqual([
      400,
      'invalid_grant',
      'The refresh token was already exchanged.',
    ])
    expect(await inhouse.events()).toMatchObject([
      { event: 'session.revoked', data: { id: sid, status: 'revoked' } },
    ])
    expect(await refusal(refresh(inhouse, body.refresh_token))).toEqual([
      400,
      'invalid_grant',
      'The session has ended.',
    ])
    expect(inhouse.logged().join()).toContain('A used refresh token came back')
  })

  it('ends the session when it comes back after its successor was used', async () => {
    const { refresh_token } = await session()
    const { body } = await refresh(inhouse, refresh_token)
    await refresh(inhouse, body.refresh_token)
    expect((await refusal(refresh(inhouse, refresh_token)))[1]).toBe('invalid_grant')
    expect((await inhouse.events()).map(({ event }) => event)).toEqual(['session.revoked'])
  })

  it('moves the session to another organization of the user, and to no other', async () => {
    const { user, refresh_token, sid } = await session()
    const other = await createOrganization(inhouse.context, { name: 'Other' })
    const target = { organization_id: other.id }
    expect((await refusal(refresh(inhouse, refresh_token, target)))[1]).toBe(
      'organization_membership_not_found',
    )
    expect(
      (await refusal(refresh(inhouse, refresh_token, { organization_id: 'org_none' })))[1],
    ).toBe('organization_not_found')

    await createMembership(inhouse.context, { user_id: user.id, organization_id: other.id })
    const { body } = await refresh(inhouse, refresh_token, target)
    expect(body.organization_id).toBe(other.id)
    expect(decodeJwt(body.access_token)).toMatchObject({ sid, org_id: other.id })
    const next = await refresh(inhouse, body.refresh_token)
    expect(next.body.organization_id).toBe(other.id)
  })

  it('is worth nothing once the membership, the user or the session is gone', async () => {
    const member = await session()
    await deactivateMembership(inhouse.context, member.memberships[0]!.id)
    expect((await refusal(refresh(inhouse, member.refresh_token)))[1]).toBe('invalid_grant')

    const gone = await session()
    await deleteUser(inhouse.context, gone.user.id)
    expect((await refusal(refresh(inhouse, gone.refresh_token)))[1]).toBe('invalid_grant')

    const revoked = await session()
    await inhouse.call('POST', '/user_management/sessions/revoke', { session_id: revoked.sid })
    expect((await refusal(refresh(inhouse, revoked.refresh_token)))[1]).toBe('invalid_grant')
    expect((await refusal(refresh(inhouse, 'never')))[1]).toBe('invalid_grant')
  })

  it('is nowhere to be read in the tables', async () => {
    const { refresh_token } = await session()
    const { body } = await refresh(inhouse, refresh_token)
    const kept = JSON.stringify([
      await inhouse.context.db.selectFrom('refresh_tokens').selectAll().execute(),
      await inhouse.context.db.selectFrom('sessions').selectAll().execute(),
    ])
    expect(kept).not.toContain(refresh_token)
    expect(kept).not.toContain(body.refresh_token)
  })

  it('lasts as long as the session, thirty days', async () => {
    const { refresh_token } = await session()
    inhouse.clock.advance('29d')
    const { body } = await refresh(inhouse, refresh_token)
    expect(body.access_token).toBeDefined()
    inhouse.clock.advance('1d')
    expect((await refusal(refresh(inhouse, body.refresh_token)))[2]).toBe('The session has ended.')
  })
})

describeInhouse(
  'a strict refresh token, in a session that may idle for an hour,',
  [authkit],
  (inhouse) => {
    const start = async () => {
      const { email } = await aMember(inhouse)
      return (await signIn(inhouse, email)).body.refresh_token as string
    }

    it('works once', async () => {
      const token = await start()
      const answers = await Promise.all([refresh(inhouse, token), refresh(inhouse, token)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    })

    it('is worth nothing after an hour without use', async () => {
      const first = await start()
      inhouse.clock.advance('59m')
      const second = (await refresh(inhouse, first)).body.refresh_token
      inhouse.clock.advance('59m')
      const third = (await refresh(inhouse, second)).body.refresh_token
      inhouse.clock.advance('60m')
      expect((await refresh(inhouse, third)).body.error).toBe('invalid_grant')
    })

    it('is refused where another client brings it', async () => {
      const token = await start()
      const other = await authenticate(inhouse, {
        client_id: `${testClientId}_other`,
        grant_type: 'refresh_token',
        refresh_token: token,
      })
      expect(other.body.error).toBe('invalid_client')
    })
  },
  { settings: { authkit: { refreshGraceSeconds: 0, idleHours: 1 } } as never },
)
