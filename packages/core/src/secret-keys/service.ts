import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { notFound } from '../errors.ts'
import { hashSecret, newToken } from '../secrets.ts'

/** A key the host's own backend calls the API with. Its value is shown once and kept as a hash. */
export interface SecretKey {
  id: string
  name: string
  hash: string
  obfuscated_value: string
  created_at: string
  revoked_at: string | null
}

export interface NewSecretKey {
  name: string
  /** Whether it begins with `sk_live_`, or with `sk_test_`. */
  live?: boolean
  value?: string | undefined
}

interface Tables {
  secret_keys: SecretKey
}

const db = (ctx: Pick<Context, 'db'>): Kysely<Tables> => ctx.db

/** Makes a key, with a value of its own or a given one, and tells the value, this once. */
export async function createSecretKey(
  ctx: Context,
  { name, live = false, value = newValue(ctx, live) }: NewSecretKey,
): Promise<{ key: SecretKey; value: string }> {
  const key: SecretKey = {
    id: ctx.newId('secret_key'),
    name,
    hash: hashSecret(value),
    obfuscated_value: obfuscate(value),
    created_at: ctx.now(),
    revoked_at: null,
  }
  await db(ctx).insertInto('secret_keys').values(key).execute()
  return { key, value }
}

/** All keys, the revoked ones too, oldest first. */
export const listSecretKeys = (ctx: Context): Promise<SecretKey[]> =>
  db(ctx).selectFrom('secret_keys').selectAll().orderBy('created_at').orderBy('id').execute()

/** From the next request on, the key is refused in every process. */
export async function revokeSecretKey(ctx: Context, id: string): Promise<void> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('secret_keys')
    .set({ revoked_at: ctx.now() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound('Secret key', id)
}

/**
 * Tells the id of a key: of one the host configured, or of a stored one that is not revoked. Keys
 * are looked up by their hash, so the time taken tells nothing about them.
 */
export function createKeyFinder(ctx: Pick<Context, 'db'>, configured: readonly string[]) {
  const ids = new Map(
    configured.map((key) => [hashSecret(key), `configured_${hashSecret(key).slice(0, 12)}`]),
  )

  return async (key: string): Promise<string | undefined> => {
    const hash = hashSecret(key)
    const id = ids.get(hash)
    if (id || !key.startsWith('sk_')) return id
    const row = await db(ctx)
      .selectFrom('secret_keys')
      .select('id')
      .where('hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return row?.id
  }
}

const newValue = ({ random }: Context, live: boolean) =>
  `${live ? 'sk_live_' : 'sk_test_'}${newToken(random, 40)}`

const obfuscate = (value: string) => `${value.slice(0, 8)}…${value.slice(-4)}`
