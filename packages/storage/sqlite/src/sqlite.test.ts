import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Better from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Database, sqlite, type SqliteOptions } from './index.ts'

const directory = mkdtempSync(join(tmpdir(), 'inhouse-sqlite-'))
afterAll(() => rmSync(directory, { recursive: true }))
let files = 0
const newPath = () => join(directory, `${++files}.db`)

const unavailable = expect.objectContaining({ name: 'StorageError', kind: 'unavailable' })

const connect = (database: string | Database, options?: SqliteOptions) =>
  new Kysely<any>({ dialect: sqlite(database, options).dialect })
const makeNotes = (db: Kysely<any>) =>
  db.schema.createTable('notes').addColumn('text', 'text').execute()
const addNote = (db: Kysely<any>, text: string) => db.insertInto('notes').values({ text }).execute()
const readNotes = async (db: Kysely<any>) =>
  (await db.selectFrom('notes').select('text').execute()).map(({ text }) => text)
const pragma = async (db: Kysely<any>, name: string) => {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)
  return Object.values(rows[0]!)[0]
}

const drivers: [string, (path: string) => DatabaseSync | Better.Database][] = [
  ['node:sqlite', (path) => new DatabaseSync(path)],
  ['better-sqlite3', (path) => new Better(path)],
]

describe('a database we open', () => {
  it('is made to be shared among processes', async () => {
    const db = connect(newPath())
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'synchronous')).toBe(1)
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    expect(await pragma(db, 'busy_timeout')).toBe(5000)
    await db.destroy()
  })

  it('takes options', async () => {
    const db = connect(newPath(), { synchronous: 'full', busyTimeout: 7 })
    expect([await pragma(db, 'synchronous'), await pragma(db, 'busy_timeout')]).toEqual([2, 7])
    await db.destroy()
  })

  it('shows one process what another has committed', async () => {
    const path = newPath()
    const [one, two] = [connect(path), connect(path)]
    await makeNotes(one)
    await addNote(one, 'from one')
    await addNote(two, 'from two')
    expect(await readNotes(one)).toEqual(['from one', 'from two'])
    expect(await readNotes(two)).toEqual(['from one', 'from two'])
    await Promise.all([one.destroy(), two.destroy()])
  })

  it('opens at the first query and is closed at the end, however many let go of it', async () => {
    const path = newPath()
    const { dialect } = sqlite(path)
    const [db, host] = [new Kysely<any>({ dialect }), new Kysely<any>({ dialect })]
    expect(() => new DatabaseSync(path, { readOnly: true })).toThrow('unable to open')
    await makeNotes(db)
    await addNote(host, 'a')
    await db.destroy()
    await expect(readNotes(host)).rejects.toEqual(unavailable)
    await host.destroy()
  })
})

describe.each(drivers)('a database of %s that the host has opened', (_, open) => {
  it('stays open, with the journal it had', async () => {
    const database = open(newPath())
    const db = connect(database)
    await makeNotes(db)
    expect(await pragma(db, 'journal_mode')).toBe('delete')
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    await db.destroy()
    expect(database.prepare('select * from notes').all()).toEqual([])
    database.close()
  })

  it('may be closed under us', async () => {
    const database = open(newPath())
    const db = connect(database)
    await makeNotes(db)
    await readNotes(db)
    database.close()
    await expect(readNotes(db)).rejects.toEqual(unavailable)
    await expect(addNote(db, 'a')).rejects.toEqual(unavailable)
    await expect(db.transaction().execute((trx) => addNote(trx, 'a'))).rejects.toEqual(unavailable)
  })

  it('is unavailable while another process writes, and then goes on', async () => {
    const path = newPath()
    const other = open(path)
    const { dialect } = sqlite(open(path), { busyTimeout: 20 })
    const [db, host] = [new Kysely<any>({ dialect }), new Kysely<any>({ dialect })]
    await makeNotes(db)
    other.exec('begin immediate')
    const refused = [
      db.transaction().execute((trx) => addNote(trx, 'in a transaction')),
      host.startTransaction().execute(),
      addNote(db, 'on its own'),
    ]
    expect(await Promise.allSettled(refused)).toEqual(
      Array(3).fill({ status: 'rejected', reason: unavailable }),
    )
    expect(await readNotes(host)).toEqual([])
    other.exec('commit')
    await db.transaction().execute((trx) => addNote(trx, 'at last'))
    expect(await readNotes(host)).toEqual(['at last'])
    other.close()
  })

  it('is unavailable while the disk is full, and then goes on', async () => {
    const db = connect(open(newPath()))
    await makeNotes(db)
    await sql.raw('pragma max_page_count = 4').execute(db)
    const work = db.transaction().execute((trx) => addNote(trx, 'long '.repeat(100_000)))
    await expect(work).rejects.toEqual(unavailable)
    await db.transaction().execute((trx) => addNote(trx, 'short'))
    expect(await readNotes(db)).toEqual(['short'])
  })
})

it('is unavailable where there is no such directory, or no SQLite in the file', async () => {
  await expect(readNotes(connect(join(directory, 'nowhere', 'a.db')))).rejects.toEqual(unavailable)
  const path = newPath()
  writeFileSync(path, 'This is a letter, and no database at all.'.repeat(100))
  const db = connect(path)
  await expect(readNotes(db)).rejects.toEqual(unavailable)
  rmSync(path)
  await makeNotes(db)
  expect(await readNotes(db)).toEqual([])
  await db.destroy()
})

it('is unavailable where it may only be read', async () => {
  const path = newPath()
  const writer = connect(path)
  await makeNotes(writer)
  const db = connect(new DatabaseSync(path, { readOnly: true }))
  await expect(addNote(db, 'a')).rejects.toEqual(unavailable)
  expect(await readNotes(db)).toEqual([])
  await writer.destroy()
})

it('reads numbers where the host reads big ones', async () => {
  const better = new Better(':memory:').defaultSafeIntegers()
  const node = new DatabaseSync(':memory:', { readBigInts: true })
  for (const database of [better, node]) {
    const db = connect(database)
    await db.schema
      .createTable('flags')
      .addColumn('size', 'integer')
      .addColumn('flag', 'boolean')
      .execute()
    await db.insertInto('flags').values({ size: 3, flag: true }).execute()
    expect(await db.selectFrom('flags').selectAll().execute()).toEqual([{ size: 3, flag: true }])
    expect(database.prepare('select * from flags').get()).toEqual({ size: 3n, flag: 1n })
  }
})

it('prepares a statement once, and forgets the one that was not used for longest', async () => {
  const database = new DatabaseSync(':memory:')
  const prepare = vi.spyOn(database, 'prepare')
  const db = connect(database)
  const prepared = async (work: () => Promise<unknown>) => {
    prepare.mockClear()
    await work()
    return prepare.mock.calls.length
  }
  const query = (limit: number) => sql.raw(`select 1 limit ${limit}`).execute(db)

  expect(await prepared(() => query(1))).toBe(1)
  expect(await prepared(() => query(1))).toBe(0)
  for (let limit = 2; limit <= 500; limit++) await query(limit)
  expect(await prepared(() => query(1))).toBe(0)
  await query(501)
  expect(await prepared(() => query(1))).toBe(0)
  expect(await prepared(() => query(2))).toBe(1)
  await makeNotes(db)
  expect(await prepared(() => query(1))).toBe(1)
})

it('streams rows as it reads them', async () => {
  const db = connect(':memory:')
  await db.schema.createTable('flags').addColumn('flag', 'boolean').execute()
  await db
    .insertInto('flags')
    .values([{ flag: true }, { flag: false }])
    .execute()
  const rows = []
  for await (const row of db.selectFrom('flags').selectAll().stream()) rows.push(row)
  expect(rows).toEqual([{ flag: true }, { flag: false }])
})

it('takes the dates of the host', async () => {
  const db = connect(':memory:')
  await makeNotes(db)
  const date = { toJSON: () => '2026-01-02T03:04:05.678Z' }
  await db.insertInto('notes').values({ text: date }).execute()
  expect(await readNotes(db)).toEqual(['2026-01-02T03:04:05.678Z'])
})
