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

  it('may be taken over as a hash, which becomes ours at the first sign-in', async () => {
    const user = await newUser({ password_hash: bcrypt, password_hash_type: 'bcrypt' })
    expect(await checkPassword(context, user, 'wrong')).toBe(false)
    expect(await stored(user)).toContain('$2')

    await inhouse.events()
    expect(await checkPassword(context, user, password)).toBe(true)
    const hash = await stored(user)
    expect(hash).toMatch(/^\$argon2id\$/)
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

  it('take the same time for all who are not let in', async () => {
    const [without, wrong] = [await newUser(), await newUser({ password })]
    const least = [Infinity, Infinity, Infinity]
    // In turns, so that a busy moment of the machine falls on all alike.
    for (let round = 0; round < 6; round++) {
      for (const [i, user] of [undefined, without, wrong].entries()) {
        least[i] = Math.min(least[i]!, await timeToRefuse(user))
      }
    }
    // Without hashing, it would be a fiftieth.
    expect(Math.min(...least) / Math.max(...least)).toBeGreaterThan(0.3)
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

  async function timeToRefuse(user: User | undefined): Promise<number> {
    const start = process.hrtime.bigint()
    await checkPassword(context, user, 'wrong')
    return Number(process.hrtime.bigint() - start)
  }
})
