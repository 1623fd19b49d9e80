import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { listUsers, users } from '../index.ts'

const path = '/user_management/users'

describeInhouse('users', [users], (inhouse) => {
  let made = 0
  const newUser = async (input: object = {}) => {
    const email = `user${++made}@example.com`
    const { status, body } = await inhouse.call('POST', path, { email, ...input })
    expect(status).toBe(201)
    await inhouse.events()
    return body
  }

  it('are created with no more than an address', async () => {
    const { status, body } = await inhouse.call('POST', path, { email: 'ada@example.com' })
    expect(status).toBe(201)
    expect(body).toEqual({
      object: 'user',
      id: expect.stringMatching(/^user_[0-9A-Z]{26}$/),
      first_name: null,
      last_name: null,
      name: null,
      profile_picture_url: null,
      email: 'ada@example.com',
      email_verified: false,
      external_id: null,
      metadata: {},
      last_sign_in_at: null,
      locale: null,
      created_at: expect.stringMatching(/Z$/),
      updated_at: body.created_at,
    })
    expect(await inhouse.events()).toMatchObject([{ event: 'user.created', data: body }])
    expect(await inhouse.call('GET', `${path}/${body.id}`)).toMatchObject({ status: 200, body })
  })

  it('are created with all that the API takes', async () => {
    const given = {
      email: ' Grace@Example.com ',
      first_name: ' Grace ',
      last_name: 'Hopper',
      email_verified: true,
      external_id: 'g/1 a:b',
      metadata: { constructor: 'yes', toString: '2', größe: '😀' },
    }
    const radar = { ip_address: '203.0.113.4', user_agent: 'x', signals_id: 'y', unknown: { z: 1 } }
    const user = await newUser({ ...given, ...radar })
    expect(user).toMatchObject({
      ...given,
      email: 'Grace@Example.com',
      first_name: 'Grace',
      name: 'Grace Hopper',
    })
    const found = await inhouse.call('GET', `${path}/external_id/${encodeURIComponent('g/1 a:b')}`)
    expect(found).toMatchObject({ status: 200, body: user })
  })

  it('are created by SDKs that send null for what was left out', async () => {
    const nulls = Object.fromEntries(
      ['first_name', 'name', 'email_verified', 'metadata', 'external_id', 'password', 'user_agent'] //
        .map((field) => [field, null]),
    )
    expect(await newUser(nulls)).toMatchObject({ email_verified: false, metadata: {}, name: null })
  })

  it.each([
    ['email', undefined, 'required'],
    ['email', null, 'invalid_type'],
    ['email', 7, 'invalid_type'],
    ['email', 'ada', 'invalid_email'],
    ['email', `ada@${'a.'.repeat(124)}com`, 'too_big'],
    ['email', 'ad\0a@example.com', 'invalid_text'],
    ['first_name', 'a'.repeat(256), 'too_big'],
    ['last_name', 'a\nb', 'invalid_format'],
    ['name', 'a\ud800b', 'invalid_text'],
    ['email_verified', 'yes', 'invalid_type'],
    ['external_id', 'a'.repeat(129), 'too_big'],
    ['external_id', ' ', 'too_small'],
    ['metadata', 'x', 'invalid_type'],
    ['metadata.__proto__', JSON.parse('{ "__proto__": "x" }'), 'invalid_key'],
    ['metadata.a\ufffd', { 'a\udfff': 'x' }, 'invalid_text'],
    ['password_hash_type', 'md5', 'invalid_value'],
    ['password_salt_position', 'middle', 'invalid_value'],
  ])('are refused for %s: %j', async (field, value, code) => {
    const [name] = field.split('.')
    const given = { email: 'new@example.com', [name!]: value }
    const { status, body } = await inhouse.call('POST', path, given)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'invalid_request_parameters', errors: [{ field, code }] })
    expect(await inhouse.events()).toEqual([])
  })

  it.each([
    ['a key that is too long', { ['k'.repeat(41)]: 'x' }],
    ['a value that is too long', { key: 'x'.repeat(601) }],
    ['a value that is no string', { key: 1 }],
    ['too many keys', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'x']))],
  ])('are refused for %s in the metadata', async (_, metadata) => {
    const code = 'invalid_metadata'
    const given = { email: 'new@example.com', metadata }
    expect(await inhouse.call('POST', path, given)).toMatchObject({ status: 400, body: { code } })
    const { id } = await newUser()
    const answer = await inhouse.call('PUT', `${path}/${id}`, { metadata, first_name: 'Ada' })
    expect(answer).toMatchObject({ status: 400, body: { code } })
    expect((await inhouse.call('GET', `${path}/${id}`)).body.first_name).toBe(null)
    expect(await inhouse.events()).toEqual([])
  })

  it('are deleted once', async () => {
    const user = await newUser({ external_id: 'gone', password: 'correct horse battery' })
    expect(await inhouse.call('DELETE', `${path}/${user.id}`)).toMatchObject({
      status: 200,
      body: '',
    })
    expect(await inhouse.events()).toMatchObject([{ event: 'user.deleted', data: user }])
    const message = `User not found: '${user.id}'.`
    for (const [method, given] of [['GET'], ['PUT', {}], ['DELETE']] as const) {
      const answer = await inhouse.call(method, `${path}/${user.id}`, given)
      expect(answer).toMatchObject({ status: 404, body: { code: 'entity_not_found', message } })
    }
    expect((await inhouse.call('GET', `${path}/external_id/gone`)).status).toBe(404)
    expect(await inhouse.context.db.selectFrom('passwords').selectAll().execute()).toEqual([])
    await newUser({ email: user.email, external_id: 'gone' })
  })

  it('are listed newest first, by address, and by what a package above asks', async () => {
    inhouse.clock.advance('1h')
    const [first, second] = [await newUser({ first_name: 'Listed' }), await newUser()]
    const { context } = inhouse
    const page = { limit: 1, order: 'desc' } as const
    const ids = async (...rest: any[]) =>
      (await (listUsers as any)(context, ...rest)).items.map(({ id }: { id: string }) => id)
    expect(await ids(page)).toEqual([second.id])
    expect(await ids({ ...page, after: second.id })).toEqual([first.id])
    expect(await ids({ ...page, email: first.email.toUpperCase() })).toEqual([first.id])
    expect(await ids({ ...page, email: 'nobody@example.com' })).toEqual([])
    const narrowed = await listUsers(context, page, (query) =>
      query.where('users.first_name', '=', 'Listed'),
    )
    expect(narrowed.items).toMatchObject([{ id: first.id }])
  })
})
