import { hashSecret, newToken, type SecretKey, type Transaction } from '@inhouse/core'
import type { Kysely } from 'kysely'
import { pinned } from './pinned.ts'
import type { SeedKey } from './schema.ts'

/** The secret keys of the environment. A value that was made is told once, as ever. */
export async function plantKey(tx: Transaction, { id, name, value: given }: SeedKey) {
  const db = tx.db as Kysely<{ secret_keys: SecretKey }>
  const keys = db.selectFrom('secret_keys').selectAll().where('revoked_at', 'is', null)
  const known = id
    ? keys.where('id', '=', id)
    : given
      ? keys.where('hash', '=', hashSecret(given))
      : keys.where('name', '=', name)
  const found = await known.executeTakeFirst()
  if (found) return { id: found.id, name: found.name, ...(given && { value: given }) }

  const value = given ?? `sk_test_${newToken(tx.random, 40)}`
  const key: SecretKey = {
    id: pinned(tx, 'secret_key', id).newId('secret_key'),
    name,
    hash: hashSecret(value),
    obfuscated_value: `${value.slice(0, 8)}…${value.slice(-4)}`,
    created_at: tx.now(),
    revoked_at: null,
  }
  await db.insertInto('secret_keys').values(key).execute()
  return { id: key.id, name, value }
}
