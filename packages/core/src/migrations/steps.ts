import type { Kysely } from 'kysely'
import type { Module } from '../module.ts'
import type { Migration, Storage } from '../storage.ts'

/** One table says which steps were taken. Its name is ours even in a file we share with the host. */
export const TABLE = 'inhouse_migrations'

/** `['orgs/0001_organizations', …]`, each with what it does: module by module, then by name. */
export const stepsOf = (modules: readonly Module[]): [name: string, step: Migration][] =>
  modules.flatMap(({ name, migrations = {} }) =>
    Object.keys(migrations)
      .sort()
      .map((step): [string, Migration] => [`${name}/${step}`, migrations[step]!]),
  )

/** The names of the steps a database has taken; none where it is empty. */
export async function takenSteps(db: Kysely<any>, { schema }: Storage): Promise<Set<string>> {
  const tables = await db.introspection.getTables()
  const exists = tables.some(
    ({ name, schema: of }) => name === TABLE && (schema === undefined || of === schema),
  )
  if (!exists) return new Set()
  const rows = await db.selectFrom(TABLE).select('name').execute()
  return new Set(rows.map(({ name }) => name as string))
}
