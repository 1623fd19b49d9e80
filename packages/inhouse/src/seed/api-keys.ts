import { createSecretKey, hashSecret, type SecretKey, type Transaction } from '@inhouse/core'
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

  const { key, value } = await createSecretKey(pinned(tx, 'secret_key', id), { name, value: given })
  return { id: key.id, name, value }
}
