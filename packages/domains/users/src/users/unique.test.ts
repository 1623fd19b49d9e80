import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { findUserByEmail, users } from '../index.ts'

const path = '/user_management/users'
const twenty = Array.from({ length: 20 }, (_, i) => i)

describeInhouse('users', [users], (inhouse) => {
  let made = 0
  const newUser = async (input: object = {}) => {
    const given = { email: `user${++made}@example.com`, ...input }
    const { status, body } = await inhouse.call('POST', path, given)
    expect(status).toBe(201)
    await inhouse.events()
    return body
  }

  it('share no address, however it is written', async () => {
    await newUser({ email: 'Jos\u00e9@example.com' })
    for (const email of ['JOS\u00c9@EXAMPLE.COM', ' jose\u0301@example.com']) {
      const { status, body } = await inhouse.call('POST', path, { email })
      expect(status).toBe(400)
      expect(body).toEqual({
        code: 'user_creation_error',
        message: expect.any(String),
        errors: [{ code: 'email_not_available', message: expect.any(String) }],
      })
    }
    const other = await newUser()
    const taken = await inhouse.call('PUT', `${path}/${other.id}`, { email: 'josé@Example.com' })
    expect(taken).toMatchObject({ status: 400, body: { code: 'email_not_available' } })
    expect(await inhouse.events()).toEqual([])
    expect(await findUserByEmail(inhouse.context, 'JOSE\u0301@example.com')).toMatchObject({
      email: 'Jos\u00e9@example.com',
    })
    expect(await findUserByEmail(inhouse.context, 'nobody@example.com')).toBeUndefined()
  })

  it('share no external id', async () => {
    const code = 'external_id_already_used'
    await newUser({ external_id: 'one' })
    const given = { email: 'second@example.com', external_id: 'one' }
    expect(await inhouse.call('POST', path, given)).toMatchObject({ status: 400, body: { code } })
    const other = await newUser({ external_id: 'two' })
    const answer = await inhouse.call('PUT', `${path}/${other.id}`, { external_id: 'one' })
    expect(answer).toMatchObject({ status: 400, body: { code } })
    expect(await inhouse.events()).toEqual([])
    await newUser({ email: 'second@example.com', external_id: 'One' })
  })
})

describeInhouse('users who come at once', [users], (inhouse) => {
  const statuses = async (calls: Promise<{ status: number }>[]) =>
    Object.fromEntries(
      Object.entries(Object.groupBy(await Promise.all(calls), ({ status }) => status)).map(
        ([status, answers]) => [status, answers!.length],
      ),
    )
  const create = (input: object) => inhouse.call('POST', path, input)
  const change = (id: string, input: object) => inhouse.call('PUT', `${path}/${id}`, input)
  const createMany = async (name: string) =>
    (await Promise.all(twenty.map((i) => create({ email: `${name}${i}@example.com` })))).map(
      ({ body }) => body.id as string,
    )

  it('get an address once', async () => {
    const calls = twenty.map((i) =>
      create({ email: i % 2 ? 'Ada@example.com' : 'ADA@example.com' }),
    )
    expect(await statuses(calls)).toEqual({ 201: 1, 400: 19 })
    expect(await inhouse.events()).toHaveLength(1)
  })

  it('get an external id once', async () => {
    const calls = twenty.map((i) => create({ email: `ext${i}@example.com`, external_id: 'x' }))
    expect(await statuses(calls)).toEqual({ 201: 1, 400: 19 })
    expect(await inhouse.events()).toHaveLength(1)
  })

  it('change to an address once', async () => {
    const ids = await createMany('mover')
    await inhouse.events()
    const calls = [
      ...ids.map((id) => change(id, { email: 'target@example.com' })),
      ...twenty.map(() => create({ email: 'TARGET@example.com' })),
    ]
    const { 200: changed = 0, 201: created = 0, ...rest } = await statuses(calls)
    expect([changed + created, rest]).toEqual([1, { 400: 39 }])
    expect(await inhouse.events()).toHaveLength(1)
  })

  it('change to an external id once', async () => {
    const ids = await createMany('namer')
    await inhouse.events()
    const calls = ids.map((id) => change(id, { external_id: 'y' }))
    expect(await statuses(calls)).toEqual({ 200: 1, 400: 19 })
    expect(await inhouse.events()).toHaveLength(1)
  })

  it('may change to what nobody has, both at a time', async () => {
    const { body } = await create({ email: 'both@example.com', external_id: 'both' })
    const given = { email: 'both2@example.com', external_id: 'both2' }
    expect(await change(body.id, given)).toMatchObject({ status: 200, body: given })
    expect(await statuses([create({ email: 'both@example.com', external_id: 'both' })])).toEqual({
      201: 1,
    })
  })

  it('lose no metadata to another change', async () => {
    const { body } = await create({ email: 'meta@example.com' })
    const calls = twenty.map((i) => change(body.id, { metadata: { [`key${i}`]: 'x' } }))
    expect(await statuses(calls)).toEqual({ 200: 20 })
    const { metadata } = (await inhouse.call('GET', `${path}/${body.id}`)).body
    expect(Object.keys(metadata)).toHaveLength(20)
  })

  it('are told to be deleted once', async () => {
    const { body } = await create({ email: 'leaver@example.com' })
    await inhouse.events()
    const calls = twenty.map(() => inhouse.call('DELETE', `${path}/${body.id}`))
    expect(await statuses(calls)).toEqual({ 200: 1, 404: 19 })
    expect(await inhouse.events()).toHaveLength(1)
  })
})
