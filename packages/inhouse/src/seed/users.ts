import type { Transaction } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import { createUser, findUserByEmail, hashAnyPassword, savePassword } from '@inhouse/users'
import type { Kysely } from 'kysely'
import { pinned } from './pinned.ts'
import type { SeedUser } from './schema.ts'

export async function plantUser(tx: Transaction, entry: SeedUser) {
  const { id, password, ...input } = entry
  const found = await findUser(tx, entry)
  if (found) return { id: found.id, email: found.email }
  const user = await createUser(pinned(tx, 'user', id), input)
  // A password to try things out with may be a poor one: the policy is for people.
  if (password) await savePassword(tx, user.id, await hashAnyPassword(tx, password))
  return { id: user.id, email: user.email }
}

async function findUser(tx: Transaction, { id, external_id, email }: SeedUser) {
  const users = (tx.db as Kysely<OrgsTables>).selectFrom('users').selectAll()
  if (id) return users.where('id', '=', id).executeTakeFirst()
  const known = external_id && users.where('external_id', '=', external_id)
  return (known && (await known.executeTakeFirst())) || findUserByEmail(tx, email)
}
