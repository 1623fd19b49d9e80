import type { Transaction } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import { createUser, findUserByEmail, hashNewPassword, savePassword } from '@inhouse/users'
import type { Kysely } from 'kysely'
import { pinned } from './pinned.ts'
import type { SeedUser } from './schema.ts'

export async function plantUser(tx: Transaction, entry: SeedUser) {
  const { id, password, ...input } = entry
  const found = await findUser(tx, entry)
  if (found) return { id: found.id, email: found.email }
  const user = await createUser(pinned(tx, 'user', id), input)
  if (password) await setAnyPassword(tx, user.id, password)
  return { id: user.id, email: user.email }
}

async function findUser(tx: Transaction, { id, external_id, email }: SeedUser) {
  const users = (tx.db as Kysely<OrgsTables>).selectFrom('users').selectAll()
  if (id) return users.where('id', '=', id).executeTakeFirst()
  const known = external_id && users.where('external_id', '=', external_id)
  return (known && (await known.executeTakeFirst())) || findUserByEmail(tx, email)
}

/** A password to try things out with may be a poor one: the policy is for people. */
async function setAnyPassword(tx: Transaction, userId: string, password: string): Promise<void> {
  const settings = new Map(tx.settings).set('users', { password: anyPassword })
  // The policy compares with the address of the user, so it is given none.
  const hash = await hashNewPassword({ ...tx, settings }, '\0', password)
  await savePassword(tx, userId, hash)
}

const anyPassword = {
  minimumLength: 1,
  maximumLength: 4096,
  requireLowercase: false,
  requireUppercase: false,
  requireDigit: false,
  requireSymbol: false,
  rejectCommon: false,
}
