import { StorageError } from '@inhouse/core'
import type { PostgresPool } from 'kysely'
import { ourClient } from './our-client.ts'
import type { Pool } from './pool.ts'
import { createNames } from './statement-names.ts'

/** The pool as Kysely sees it: decoding, naming and failing our way, and ended only if it is ours. */
export function ourPool(pool: Pool, options: { prepare: boolean; isOurs: boolean }): PostgresPool {
  const names = options.prepare ? createNames() : undefined
  let ended: Promise<void> | undefined
  return {
    options: pool.options,
    async connect() {
      try {
        return ourClient(await pool.connect(), names)
      } catch (error) {
        throw new StorageError('unavailable', error)
      }
    },
    // Every Kysely on the dialect ends it, and `pg` takes that only once.
    async end() {
      if (options.isOurs) await (ended ??= pool.end())
    },
  }
}
