import { describeInhouse } from '@inhouse/testing'
import { hashSync } from 'bcryptjs'
import { expect, it } from 'vitest'
import {
  checkPassword,
  createUser,
  hasPassword,
  removePassword,
  savePassword,
  setPassword,
  updateUser,
  type User,
  users,
} from '../index.ts'

const password = 'correct horse battery'
const bcrypt = hashSync(password, 4)

describeInhouse('passwords that are kept', [users], (inhouse) => {
  const { context } = inhouse
  let made = 0
  const newUser = (input: object = {}) =>
    createUser(context, { email: `user${++made}@example.com`, ...input })
  const stored = async ({ id }: User) =>
    (
      await context.db
        .selectFrom('passwords')
        .selectAll()
        .where('user_id', '=', id)
        .executeTakeFirst()
    )?.['hash'] as string
  const decoys = async () =>
    (await context.db.selectFrom('passwords').select('decoy').execute()).map(({ decoy }) => decoy)

  it('may be taken over as a hash, which becomes ours at the first sign-in', async () => {
    const user = await newUser({ password_hash: bcrypt, password_hash_type: 'bcrypt' })
    expect(await checkPassword(context, user, 'wrong')).toBe(false)
    expect(await stored(user)).toContain('$2')
    expect(await decoys()).toContain(`$2b$04$${'.'.repeat(53)}`)

    await inhouse.events()
    expect(await checkPassword(context, user, password)).toBe(true)
    const hash = await stored(user)
    expect(hash).toMatch(/^\$argon2id\$/)
    expect(await decoys()).not.toContain(`$2b$04$${'.'.repeat(53)}`)
    expect(await checkPassword(context, user, password)).toBe(true)
    expect(await stored(user)).toBe(hash)
    expect(await inhouse.events()).toEqual([])
  })

  it('let in whoever knows them, even if they cannot be hashed anew', async () => {
    const user = await newUser({ password_hash: bcrypt, password_hash_type: 'bcrypt' })
    const withoutChance = { ...context, random: () => new Uint8Array(0) }
    expect(await checkPassword(withoutChance, user, password)).toBe(true)
    expect(await stored(user)).toContain('$2')
    expect(inhouse.logged().join()).toMatch(new RegExp(`warn .*${user.id}`))
  })

  it('that were set meanwhile are not undone by that', async () => {
    const user = await newUser({ password_hash: bcrypt, password_hash_type: 'bcrypt' })
    const others: Promise<void>[] = []
    const meanwhile: typeof context = {
      ...context,
      random(bytes) {
        others.push(savePassword(context, user.id, 'set by another'))
        return context.random(bytes)
      },
    }
    expect(await checkPassword(meanwhile, user, password)).toBe(true)
    await Promise.all(others)
    expect(await stored(user)).toBe('set by another')
  })

  it('let in nobody who has none', async () => {
    const user = await newUser()
    expect(await hasPassword(context, user.id)).toBe(false)
    expect(await checkPassword(context, user, '')).toBe(false)
    expect(await checkPassword(context, undefined, password)).toBe(false)
  })

  it('are set, and taken away again', async () => {
    const user = await newUser()
    await expect(setPassword(context, user.id, 'short')).rejects.toMatchObject({
      status: 400,
      code: 'password_strength_error',
    })
    await expect(setPassword(context, 'user_none', password)).rejects.toMatchObject({ status: 404 })
    for (const next of [password, `${password} staple`]) {
      await setPassword(context, user.id, next)
      expect(await checkPassword(context, user, next)).toBe(true)
    }
    expect(await checkPassword(context, user, password)).toBe(false)
    await removePassword(context, user.id)
    expect(await hasPassword(context, user.id)).toBe(false)
  })

  it('are hashed before a transaction opens', async () => {
    const seen: string[] = []
    const watched: typeof context = {
      ...context,
      random: (bytes) => (seen.push('hash'), context.random(bytes)),
      transaction: (work) => (seen.push('transaction'), context.transaction(work)),
    }
    const { id } = await createUser(watched, { email: 'hash@example.com', password })
    await updateUser(watched, id, { password: `${password} staple` })
    expect(seen).toEqual(['hash', 'transaction', 'hash', 'transaction'])
  })

  it('are not checked within a transaction, as far as the compiler can see', () => {
    // @ts-expect-error: a transaction is refused
    const check = () => context.transaction((tx) => checkPassword(tx, undefined, password))
    expect(check).toBeTypeOf('function')
  })
})
