import { describeInhouse } from '@inhouse/testing'
import { hashSync } from 'bcryptjs'
import { describe, expect, it } from 'vitest'
import { checkPassword, createUser, hasPassword, users } from '../index.ts'
import { HashQueueFull } from '../passwords/queue.ts'
import { whenFree } from './given-passwords.ts'

const path = '/user_management/users'
const password = 'correct horse battery'
const bcrypt = hashSync(password, 4)

describeInhouse('passwords that are given', [users], (inhouse) => {
  const { context } = inhouse
  let made = 0
  const newUser = () => createUser(context, { email: `user${++made}@example.com` })

  it('come with a user, and never out again', async () => {
    await inhouse.events()
    const given = { email: 'ada@example.com', password }
    const { status, body } = await inhouse.call('POST', path, given)
    expect(status).toBe(201)
    expect(await hasPassword(context, body.id)).toBe(true)
    expect(await checkPassword(context, body, password)).toBe(true)
    expect(await checkPassword(context, body, `${password}!`)).toBe(false)

    const answers = [body, (await inhouse.call('GET', `${path}/${body.id}`)).body]
    const told = JSON.stringify([answers, await inhouse.events(), inhouse.logged()])
    expect(told).toContain('user.created')
    expect(told).not.toMatch(/correct horse|argon2|password/)
  })

  it('come with a change, which tells that there was one', async () => {
    const { id } = await newUser()
    await inhouse.events()
    inhouse.clock.advance('1h')
    const { body } = await inhouse.call('PUT', `${path}/${id}`, { password })
    expect(body.updated_at).toBe(context.now())
    expect(await inhouse.events()).toMatchObject([{ event: 'user.updated', data: body }])
    expect(await checkPassword(context, body, password)).toBe(true)
  })

  it.each([
    [{ password, password_hash: 'x' }, 'password_and_password_hash_provided'],
    [{ password, password_hash_type: 'ssha' }, 'password_and_password_hash_type_provided'],
    [
      { password, password_salt_position: 'prefix' },
      'password_salt_position_requires_password_hash',
    ],
    [{ password_salt_position: 'prefix' }, 'password_salt_position_requires_password_hash'],
    [{ password_hash: 'x', password_hash_type: 'bcrypt' }, 'invalid_password_hash'],
    [
      { password_hash: bcrypt, password_hash_type: 'bcrypt', password_salt_position: 'prefix' },
      'invalid_password_hash',
    ],
    [{ password: '' }, 'password_strength_error'],
  ])('are refused as %j', async (given, code) => {
    const user = await newUser()
    await inhouse.events()
    const email = 'refused@example.com'
    const refused = { status: 400, body: { code } }
    expect(await inhouse.call('POST', path, { email, ...given })).toMatchObject(refused)
    const change = { first_name: 'Ada', ...given }
    expect(await inhouse.call('PUT', `${path}/${user.id}`, change)).toMatchObject(refused)

    const { first_name } = (await inhouse.call('GET', `${path}/${user.id}`)).body
    expect(first_name).toBe(null)
    expect(await hasPassword(context, user.id)).toBe(false)
    const rows = context.db.selectFrom('users').select('id').where('email', '=', email)
    expect(await rows.execute()).toEqual([])
    expect(await inhouse.events()).toEqual([])
  })

  it.each([
    ['password_hash_type', { password_hash: bcrypt }],
    ['password_hash', { password_hash_type: 'bcrypt' }],
    ['password_hash', { password_hash_type: 'bcrypt', password_hash: 'x'.repeat(1025) }],
  ])('need %s with %j', async (field, given) => {
    const { status, body } = await inhouse.call('POST', path, { email: 'x@example.com', ...given })
    expect([status, body.errors[0].field]).toEqual([422, field])
  })

  it('have to satisfy the policy', async () => {
    const refuse = async (given: object) =>
      (await inhouse.call('POST', path, { email: 'lovelace@example.com', ...given })).body
    expect(await refuse({ password: 'short' })).toMatchObject({
      code: 'password_strength_error',
      message: expect.any(String),
      errors: [{ code: 'password_too_short', message: expect.any(String), minimum_length: 10 }, {}],
    })
    const codes = async (given: object) =>
      (await refuse(given)).errors.map(({ code }: { code: string }) => code)
    expect(await codes({ password: 'x'.repeat(257) })).toEqual(['password_too_long'])
    expect(await codes({ password: 'Lovelace/7:kQvz' })).toEqual(['password_contains_email'])
    expect(await codes({ password: 'password123' })).toEqual(['password_too_weak'])

    const { id } = await newUser()
    const change = { email: 'hopper@example.com', password: 'Hopper/7:kQvzW' }
    const { body } = await inhouse.call('PUT', `${path}/${id}`, change)
    expect(body.errors).toMatchObject([{ code: 'password_contains_email' }])
  })
})

const policy = { minimumLength: 4, requireDigit: true, rejectCommon: false }

describeInhouse(
  'a policy of the host',
  [users],
  (inhouse) => {
    it('holds for new passwords', async () => {
      const create = (given: object) =>
        inhouse.call('POST', path, { email: 'ada@example.com', ...given })
      expect((await create({ password: 'abcd' })).body.errors).toMatchObject([
        { code: 'password_missing_character_type', character_type: 'digit' },
      ])
      expect((await create({ password: 'abc1' })).status).toBe(201)
    })
  },
  { settings: { users: { password: policy } } },
)

describe('a hash', () => {
  it('that has to wait too long is a 503', async () => {
    const refused = { status: 503, code: 'service_unavailable' }
    await expect(whenFree(Promise.reject(new HashQueueFull()))).rejects.toMatchObject(refused)
    await expect(whenFree(Promise.reject(new Error('other')))).rejects.toThrow('other')
  })
})
