import { addDomain, updateMembership } from '@inhouse/orgs'
import { createTestInhouse, describeInhouse } from '@inhouse/testing'
import { updateUser } from '@inhouse/users'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { insertIdentity } from '../identities/service.ts'
import { authkit } from '../module.ts'
import { aMember, refresh, signIn } from '../testing/people.ts'
import { loadSigner } from '../tokens/access-token.ts'

describeInhouse('a JWT template', [authkit], (inhouse) => {
  const save = (content: unknown) =>
    inhouse.call('PUT', '/user_management/jwt_template', { content })
  const claimsOf = async (email: string) =>
    decodeJwt((await signIn(inhouse, email)).body.access_token)

  it('is not there until it is saved, and then can be changed', async () => {
    const none = await inhouse.call('GET', '/user_management/jwt_template')
    expect([none.status, none.body.message]).toEqual([404, 'JWT template not found.'])

    const { status, body } = await save('{"urn:myapp:email": {{ user.email }}}')
    expect([status, body]).toEqual([
      200,
      {
        object: 'jwt_template',
        content: '{"urn:myapp:email": {{ user.email }}}',
        created_at: inhouse.context.now(),
        updated_at: inhouse.context.now(),
      },
    ])
    inhouse.clock.advance('1m')
    const changed = await save('{"a": 1}')
    expect(changed.body).toMatchObject({
      created_at: body.created_at,
      updated_at: inhouse.context.now(),
    })
    expect((await inhouse.call('GET', '/user_management/jwt_template')).body).toEqual(changed.body)
  })

  it('is refused with the claim that is wrong, and the one before stays', async () => {
    await save('{"a": 1}')
    for (const [content, claim] of [
      ['{"fine": 1, "sub": {{ user.id }}}', 'sub'],
      ['{"fine": 1, "bad": {{ user.nickname }}}', 'bad'],
      ['{"bad": "{{ user.metadata }}"}', 'bad'],
    ] as const) {
      const { status, body } = await save(content)
      expect([status, body.code, body.errors[0].field, body.errors[0].code]).toEqual([
        422,
        'invalid_request_parameters',
        'content',
        'invalid_jwt_template',
      ])
      expect(body.errors[0].message).toContain(`'${claim}'`)
    }
    for (const content of ['', 7, undefined, 'x'.repeat(16_385)]) {
      expect((await save(content)).status).toBe(422)
    }
    const { body } = await inhouse.call('GET', '/user_management/jwt_template')
    expect(body.content).toBe('{"a": 1}')
  })

  it('adds its claims to the next token, at sign-in and at refresh', async () => {
    const { user, email, memberships } = await aMember(inhouse)
    await updateUser(inhouse.context, user.id, { first_name: 'Ada', metadata: { tier: 'gold' } })
    await save(
      `{"name": "{{ user.first_name }} {{ user.last_name || 'Unknown' }}", "tier": {{ user.metadata.tier }},
        "org": "{{ organization.name }}", "role": "{{ organization_membership.role }}-scoped"}`,
    )
    const { body } = await signIn(inhouse, email)
    const claims = decodeJwt(body.access_token)
    expect(claims).toMatchObject({
      sub: user.id,
      org_id: memberships[0]!.organization_id,
      name: 'Ada Unknown',
      tier: 'gold',
      org: expect.stringMatching(/^Organization /),
      role: 'member-scoped',
      roles: ['member'],
    })
    await updateUser(inhouse.context, user.id, { metadata: { tier: 'silver' } })
    const next = await refresh(inhouse, body.refresh_token)
    expect(decodeJwt(next.body.access_token)['tier']).toBe('silver')
  })

  it('may say who the token is for, and not whose it is', async () => {
    const { user, email } = await aMember(inhouse)
    await save('{"aud": ["my-api", "other"]}')
    expect(await claimsOf(email)).toMatchObject({ sub: user.id, aud: ['my-api', 'other'] })
  })

  it('sees all of a user, an organization and a membership that the API shows', async () => {
    const { user, email, memberships } = await aMember(inhouse)
    const { organization_id, id } = memberships[0]!
    await addDomain(inhouse.context, { organization_id, domain: `${user.id.slice(-8)}.example` })
    await updateMembership(inhouse.context, id, { role_slug: 'admin' })
    const identity = { provider: 'GoogleOAuth', idp_id: 'google-1', email_proven: true }
    await inhouse.context.transaction((tx) => insertIdentity(tx, user, identity))
    await save('{"u": {{ user }}, "o": {{ organization }}, "m": {{ organization_membership }}}')
    const { u, o, m } = (await claimsOf(email)) as Record<string, any>
    const { last_sign_in_at: _, ...shown } = (
      await inhouse.call('GET', `/user_management/users/${user.id}`)
    ).body
    expect(u).toEqual({
      ...shown,
      identities: expect.objectContaining({ GoogleOAuth: 'google-1', AppleOAuth: null }),
    })
    expect(o).toMatchObject({ object: 'organization', id: organization_id, metadata: {} })
    expect(Object.keys(o.domains[0])).toEqual([
      'object',
      'id',
      'organization_id',
      'domain',
      'state',
      'verification_strategy',
      'created_at',
      'updated_at',
    ])
    expect(m).toEqual({
      object: 'organization_membership',
      id,
      role: 'admin',
      roles: ['admin'],
      custom_attributes: {},
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
  })

  it('finds nothing of an organization where there is none', async () => {
    const { email } = await aMember(inhouse, 0)
    await save('{"org": {{ organization.name }}, "role": "{{ organization_membership.role }}"}')
    const claims = await claimsOf(email)
    expect(claims).not.toHaveProperty('org')
    expect(claims['role']).toBe('')
  })

  it('that makes too much lets nobody in, and leaves nothing behind', async () => {
    const { user, email } = await aMember(inhouse)
    const metadata = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`key${i}`, 'x'.repeat(600)]),
    )
    await updateUser(inhouse.context, user.id, { metadata })
    await save('{"small": 1, "everything": {{ user.metadata }}}')
    await inhouse.events()

    const { status, body } = await signIn(inhouse, email)
    expect([status, body.error]).toEqual([400, 'token_too_big'])
    expect(body.error_description).toContain("'everything'")
    const events = (await inhouse.events()).map(({ event }) => event)
    expect(events).not.toContain('session.created')
    const sessions = await inhouse.call('GET', `/user_management/users/${user.id}/sessions`)
    expect(sessions.body.data).toEqual([])
    const { body: after } = await inhouse.call('GET', `/user_management/users/${user.id}`)
    expect(after.last_sign_in_at).toBeNull()
    expect(inhouse.logged().join()).not.toContain('xxx')

    await save('{"small": 1}')
    expect((await signIn(inhouse, email)).status).toBe(200)
  })

  it('that finds an object for a string lets nobody in either', async () => {
    const { email, memberships } = await aMember(inhouse)
    await inhouse.context.db
      .updateTable('organization_memberships')
      .set({ custom_attributes: { address: { city: 'Bern' } } })
      .where('id', '=', memberships[0]!.id)
      .execute()
    await save('{"city": "{{ organization_membership.custom_attributes.address }}"}')
    const { status, body } = await signIn(inhouse, email)
    expect([status, body.error]).toEqual([400, 'invalid_jwt_template'])
    expect(body.error_description).toContain("'city'")
  })

  it('holds in another process within a minute', async () => {
    const other = createTestInhouse([authkit], { storage: inhouse.storage })
    await save('{"before": 1}')
    const { email } = await aMember(inhouse)
    const there = async () => decodeJwt((await signIn(other, email)).body.access_token)
    expect(await there()).toHaveProperty('before')
    await save('{"after": 1}')
    expect(await claimsOf(email)).toHaveProperty('after')
    other.clock.advance('1m')
    expect(await there()).toHaveProperty('after')
  })

  it('reads no more than it names', async () => {
    await save('{"a": "{{ user.email }}"}')
    expect([...(await loadSigner(inhouse.context)).template!.sources]).toEqual(['user'])
    await save('{"a": "{{ user.identities.GoogleOAuth }}"}')
    expect([...(await loadSigner(inhouse.context)).template!.sources]).toEqual([
      'user',
      'identities',
    ])
  })
})
