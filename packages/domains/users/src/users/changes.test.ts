import { HOUR, later } from '@inhouse/core'
import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { markEmailVerified, recordSignIn, users } from '../index.ts'

const path = '/user_management/users'

describeInhouse('users, as they change,', [users], (inhouse) => {
  let made = 0
  const newUser = async (input: object = {}) => {
    const email = `user${++made}@example.com`
    const { status, body } = await inhouse.call('POST', path, { email, ...input })
    expect(status).toBe(201)
    await inhouse.events()
    return body
  }

  it('change in what is given, and tell it', async () => {
    const before = await newUser({
      first_name: 'Ada',
      external_id: 'e',
      metadata: { a: '1', b: '2' },
    })
    inhouse.clock.advance('1h')
    const { status, body } = await inhouse.call('PUT', `${path}/${before.id}`, {
      last_name: 'Lovelace',
      external_id: null,
      metadata: { a: null, c: '3' },
      locale: 'en-us',
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...before,
      last_name: 'Lovelace',
      name: 'Ada Lovelace',
      external_id: null,
      metadata: { b: '2', c: '3' },
      locale: 'en-US',
      updated_at: expect.stringMatching(/Z$/),
    })
    expect(later(before.updated_at, HOUR)).toBe(body.updated_at)
    expect(await inhouse.events()).toMatchObject([{ event: 'user.updated', data: body }])
    expect((await inhouse.call('GET', `${path}/${body.id}`)).body).toEqual(body)

    const cleared = await inhouse.call('PUT', `${path}/${body.id}`, { metadata: {}, locale: null })
    expect(cleared.body).toMatchObject({ metadata: {}, locale: null })
  })

  it('tell nothing of a change that changes nothing', async () => {
    const before = await newUser({ first_name: 'Ada', metadata: { long_key: '1', b: '2' } })
    inhouse.clock.advance('1h')
    for (const given of [{}, { email: before.email, first_name: 'Ada', metadata: { b: '2' } }]) {
      const answer = await inhouse.call('PUT', `${path}/${before.id}`, given)
      expect(answer).toMatchObject({ status: 200, body: before })
    }
    expect(await inhouse.events()).toEqual([])
  })

  it('keep a name of their own, and else are named by their first and last', async () => {
    const { id, name } = await newUser({ first_name: 'Ada', last_name: 'King' })
    const change = async (given: object) =>
      (await inhouse.call('PUT', `${path}/${id}`, given)).body.name
    expect(name).toBe('Ada King')
    expect(await change({ last_name: 'Lovelace' })).toBe('Ada Lovelace')
    expect(await change({ name: 'Countess of Lovelace' })).toBe('Countess of Lovelace')
    expect(await change({ first_name: 'Augusta' })).toBe('Countess of Lovelace')
    expect(await change({ name: null })).toBe('Augusta Lovelace')
    expect(await change({ first_name: null, last_name: null })).toBe(null)
  })

  it('have a new address verified again, unless that is known already', async () => {
    const { id } = await newUser({ email: 'old@example.com', email_verified: true })
    const change = async (given: object) => (await inhouse.call('PUT', `${path}/${id}`, given)).body
    expect(await change({ email: 'OLD@example.com' })).toMatchObject({
      email: 'OLD@example.com',
      email_verified: true,
    })
    expect(await change({ email: 'new1@example.com' })).toMatchObject({ email_verified: false })
    expect(await change({ email: 'new2@example.com', email_verified: true })).toMatchObject({
      email: 'new2@example.com',
      email_verified: true,
    })
    await newUser({ email: 'old@example.com' })
  })

  it.each(['', 'english please', 'en_US', '-', `en-x-${'a'.repeat(8)}`.padEnd(80, '-aaaaaaaa')])(
    'have no locale %j',
    async (locale) => {
      const { id } = await newUser()
      const answer = await inhouse.call('PUT', `${path}/${id}`, { locale })
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_locale' } })
    },
  )

  it('sign in without changing', async () => {
    const user = await newUser()
    inhouse.clock.advance('1h')
    const now = inhouse.context.now()
    await inhouse.context.transaction((tx) => recordSignIn(tx, user.id))
    const { body } = await inhouse.call('GET', `${path}/${user.id}`)
    expect(body).toEqual({ ...user, last_sign_in_at: now })
    expect(await inhouse.events()).toEqual([])
  })

  it('tell once that their address is verified', async () => {
    const { id } = await newUser()
    const verify = () => inhouse.context.transaction((tx) => markEmailVerified(tx, id))
    expect(await verify()).toMatchObject({ id, email_verified: true })
    const told = { event: 'user.updated', data: { id, email_verified: true } }
    expect(await inhouse.events()).toMatchObject([told])
    expect(await verify()).toMatchObject({ email_verified: true })
    expect(await inhouse.events()).toEqual([])
  })
})
