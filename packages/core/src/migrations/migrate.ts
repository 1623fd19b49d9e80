import type { Kysely } from 'kysely'
import type { Module } from '../module.ts'
import type { Storage } from '../storage.ts'
import { stepsOf, TABLE, takenSteps } from './steps.ts'

/**
 * Brings the tables up to date, all or nothing, and tells the steps it took. Two that start at once
 * wait for each other.
 */
export async function migrate(
  db: Kysely<any>,
  storage: Storage,
  modules: readonly Module[],
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await storage.lock(trx, 'migrate')
    if (storage.schema) await trx.schema.createSchema(storage.schema).ifNotExists().execute()
    await trx.schema
      .createTable(TABLE)
      .ifNotExists()
      .addColumn('name', storage.columns.id, (c) => c.primaryKey())
      .execute()
    const taken = await takenSteps(trx, storage)
    const pending = stepsOf(modules).filter(([name]) => !taken.has(name))

    for (const [name, step] of pending) {
      await step(trx, storage.columns)
      await trx.insertInto(TABLE).values({ name }).execute()
    }
    return pending.map(([name]) => name)
  })
}
