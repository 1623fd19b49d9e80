import { DummyDriver, Kysely } from 'kysely'
import type { Module } from '../module.ts'
import type { Storage } from '../storage.ts'
import { readSchemaState } from './state.ts'
import { stepsOf } from './steps.ts'

/** What a step would do. */
export interface PlannedStep {
  name: string
  /** The statements, in the words of this database. */
  sql: string[]
  /** Tables with rows in use that are locked while it runs. */
  locks: string[]
  /** Whether it only adds, so that the version before keeps working beside it. */
  additive: boolean
}

/** The steps a database lacks, written out and not run. */
export async function planMigrations(
  db: Kysely<any>,
  storage: Storage,
  modules: readonly Module[],
): Promise<PlannedStep[]> {
  const { pending } = await readSchemaState(db, storage, modules)
  const created = new Set<string>()
  const plan: PlannedStep[] = []
  for (const [name, step] of stepsOf(modules)) {
    if (!pending.includes(name)) continue
    const sql: string[] = []
    await step(recorder(storage, sql), storage.columns)
    plan.push({ name, sql, ...effectOf(sql, created) })
  }
  return plan
}

/** A Kysely that writes down what it would have asked. */
function recorder({ dialect, schema }: Storage, statements: string[]): Kysely<any> {
  const db = new Kysely<any>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (of) => dialect.createIntrospector(of),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => new DummyDriver(),
    },
    log: ({ query }) => void statements.push(query.sql),
  })
  return schema ? db.withSchema(schema) : db
}

function effectOf(statements: readonly string[], created: Set<string>) {
  const locks = new Set<string>()
  let additive = true
  for (const statement of statements) {
    const target = tableIn(statement, /^(?:create table|alter table|drop table|update)\s+(\S+)/i)
    const indexed = tableIn(statement, /^create (?:unique )?index .*? on\s+(\S+)/i)
    if (/^create table/i.test(statement) && target) created.add(target)
    else if (target ?? indexed) locks.add((target ?? indexed)!)
    // A foreign key holds the table it points to while it is made.
    for (const [, table] of statement.matchAll(/references\s+(\S+)/gi)) locks.add(bare(table!))
    if (/^(drop|update|delete)|\b(drop|rename|alter column|set not null)\b/i.test(statement)) {
      additive = false
    }
  }
  return { locks: [...locks].filter((table) => !created.has(table)), additive }
}

const tableIn = (statement: string, pattern: RegExp) => {
  const table = pattern.exec(statement)?.[1]
  return table === undefined ? undefined : bare(table)
}

const bare = (table: string) => table.replace(/\(.*$/, '').replaceAll('"', '')
