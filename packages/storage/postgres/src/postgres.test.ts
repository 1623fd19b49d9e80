import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Pool, postgres, type PostgresOptions } from './index.ts'

const server = process.env['POSTGRES_URL']!
const schema = `postgres_${process.pid}`
const host = new pg.Pool({ connectionString: server, allowExitOnIdle: true })
const trouble = (kind: string) => expect.objectContaining({ name: 'StorageError', kind })
const unavailable = trouble('unavailable')

// A test that fails midway must not leave the next one waiting for its transaction.
const url = new URL(server)
url.searchParams.set('options', '-c idle_in_transaction_session_timeout=5000')

function connect(poolOrUrl: string | Pool = url.href, options: PostgresOptions = {}) {
  const storage = postgres(poolOrUrl, { schema, ...options })
  const db = new Kysely<any>({ dialect: storage.dialect }).withSchema(storage.schema!)
  onTestFinished(() => void db.destroy())
  return Object.assign(db, { lock: (trx: Kysely<any>, name: string) => storage.lock(trx, name) })
}
const backend = async (db: Kysely<any>) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]!.pid
}
const terminate = (pid: number) => host.query('select pg_terminate_backend($1)', [pid])
const sizes = async (db: Kysely<any>) =>
  (await db.selectFrom('boxes').select('size').orderBy('id').execute()).map(({ size }) => size)
const grow = (db: Kysely<any>, id: string) =>
  db
    .updateTable('boxes')
    .set((eb) => ({ size: eb('size', '+', 1) }))
    .where('id', '=', id)
    .execute()

beforeAll(async () => {
  await host.query(`drop schema if exists ${schema} cascade; create schema ${schema}`)
  await host.query(`create table ${schema}.boxes (id text primary key, size bigint)`)
})
beforeEach(async () => {
  await host.query(
    `truncate ${schema}.boxes; insert into ${schema}.boxes values ('a', 1), ('b', 2)`,
  )
})
afterAll(async () => {
  await host.query(`drop schema ${schema} cascade`)
  await host.end()
})

describe('a connection that is lost', () => {
  it('on its way is unavailable, and the next query works', async () => {
    const db = connect(url.href, { connections: 1 })
    const pid = await backend(db)
    const sleeping = sql`select pg_sleep(10)`.execute(db)
    const [refused] = await Promise.allSettled([sleeping, wait(50).then(() => terminate(pid))])
    expect(refused).toEqual({ status: 'rejected', reason: unavailable })
    expect(await sizes(db)).toEqual([1, 2])
  })

  it('within a transaction is unavailable, undoes it, and the next query works', async () => {
    const db = connect(url.href, { connections: 1 })
    const work = db.transaction().execute(async (trx) => {
      await grow(trx, 'a')
      await terminate(await backend(trx))
      await wait(50)
      await grow(trx, 'b')
    })
    await expect(work).rejects.toEqual(unavailable)
    expect(await sizes(db)).toEqual([1, 2])
  })

  it('while nobody used it is not even noticed', async () => {
    const db = connect(url.href, { connections: 1 })
    const pid = await backend(db)
    await terminate(pid)
    await wait(50)
    await vi.waitFor(async () => expect(await backend(db)).not.toBe(pid))
  })

  it('does not come back to the pool of a host', async () => {
    const pool = new pg.Pool({ connectionString: server, max: 1 })
    const db = connect(pool)
    const work = db.transaction().execute(async (trx) => terminate(await backend(trx)))
    await expect(work).rejects.toEqual(unavailable)
    expect(pool.totalCount).toBe(0)
    expect(await sizes(db)).toEqual([1, 2])
    await pool.end()
  })
})

describe('a database that cannot be had', () => {
  it('is unavailable', async () => {
    await expect(sizes(connect('postgres://127.0.0.1:1/none'))).rejects.toEqual(unavailable)
  })

  it('is unavailable once all connections are taken', async () => {
    const pool = new pg.Pool({ connectionString: server, max: 1, connectionTimeoutMillis: 400 })
    const db = connect(pool)
    const taken = await db.startTransaction().execute()
    await expect(sizes(db)).rejects.toEqual(unavailable)
    await taken.rollback().execute()
    expect(await sizes(db)).toEqual([1, 2])
    await pool.end()
  })

  it('is unavailable once its pool has ended', async () => {
    const pool = new pg.Pool({ connectionString: server })
    await pool.end()
    await expect(sizes(connect(pool))).rejects.toEqual(unavailable)
  })

  it('is unavailable where a lock or an answer takes too long', async () => {
    const db = connect()
    const holder = await db.startTransaction().execute()
    await grow(holder, 'a')
    const within = (limit: string, work: (trx: Kysely<any>) => Promise<unknown>) =>
      db.transaction().execute(async (trx) => {
        await sql.raw(`set local ${limit} = 30`).execute(trx)
        await work(trx)
      })
    const growing = within('lock_timeout', (trx) => grow(trx, 'a'))
    await expect(growing).rejects.toEqual(unavailable)
    const sleeping = within('statement_timeout', (trx) => sql`select pg_sleep(9)`.execute(trx))
    await expect(sleeping).rejects.toEqual(unavailable)
    await holder.commit().execute()
    expect(await sizes(db)).toEqual([2, 2])
  })
})

describe('transactions that get into each other’s way', () => {
  it('conflict where each waits for the other', async () => {
    const options = '-c deadlock_timeout=20'
    const db = connect(new pg.Pool({ connectionString: server, options, allowExitOnIdle: true }))
    const both = Promise.withResolvers<void>()
    let begun = 0
    const cross = (first: string, second: string) =>
      db.transaction().execute(async (trx) => {
        await grow(trx, first)
        if (++begun === 2) both.resolve()
        await both.promise
        await grow(trx, second)
      })
    const results = await Promise.allSettled([cross('a', 'b'), cross('b', 'a')])
    const lost = results.filter(({ status }) => status === 'rejected')
    expect(lost).toEqual([{ status: 'rejected', reason: trouble('conflict') }])
    expect(await sizes(db)).toEqual([2, 3])
  })

  it('conflict where the host has asked for them to be serializable', async () => {
    const db = connect()
    const begin = () => db.startTransaction().setIsolationLevel('serializable').execute()
    const [one, two] = [await begin(), await begin()]
    expect([await sizes(one), await sizes(two)]).toEqual([
      [1, 2],
      [1, 2],
    ])
    await grow(one, 'a')
    await one.commit().execute()
    await expect(grow(two, 'a')).rejects.toEqual(trouble('conflict'))
    await two.rollback().execute()
  })

  it('see what was committed before them, whatever the server’s default', async () => {
    const options = '-c default_transaction_isolation=serializable'
    const db = connect(new pg.Pool({ connectionString: server, options, allowExitOnIdle: true }))
    await db.transaction().execute(async (trx) => {
      expect(await sizes(trx)).toEqual([1, 2])
      await grow(db, 'a')
      expect(await sizes(trx)).toEqual([2, 2])
    })
  })

  it('wait for a lock of the same name in the same schema only', async () => {
    const [db, elsewhere] = [connect(), connect(url.href, { schema: 'public' })]
    const holder = await db.startTransaction().execute()
    await db.lock(holder, 'name')
    const lock = (place: typeof db, name: string) =>
      place.transaction().execute(async (trx) => {
        await sql`set local lock_timeout = 30`.execute(trx)
        await place.lock(trx, name)
      })
    await lock(db, 'another name')
    await lock(elsewhere, 'name')
    await expect(lock(db, 'name')).rejects.toEqual(unavailable)
    await holder.rollback().execute()
    await lock(db, 'name')
  })
})

describe('the pool of a host', () => {
  it('reads as it did, and stays open', async () => {
    const options = '-c search_path=pg_catalog'
    const pool = new pg.Pool({ connectionString: server, options, max: 1 })
    const query = 'select 1::int8 as big, now() as now, current_schemas(false) as path'
    const read = async () => {
      const { big, now, path } = (await pool.query(query)).rows[0]
      const client = await pool.connect()
      const listeners = client.listenerCount('error')
      client.release()
      return [big, typeof now.getTime(), path, listeners]
    }
    const before = await read()
    const db = connect(pool)
    expect(await sizes(db)).toEqual([1, 2])
    await db.transaction().execute((trx) => grow(trx, 'a'))
    await db.destroy()
    expect(await read()).toEqual(before)
    expect(before[0]).toBe('1')
    expect(pool.listenerCount('error')).toBe(0)
    await pool.end()
  })

  it('may have parsers of its own', async () => {
    const types = { getTypeParser: () => () => 'parsed by the host' }
    const pool = new pg.Pool({ connectionString: server, types, allowExitOnIdle: true })
    expect(await sizes(connect(pool))).toEqual([1, 2])
    expect((await pool.query('select 1::int8 as big')).rows).toEqual([
      { big: 'parsed by the host' },
    ])
  })

  it('may be shared by several storages', async () => {
    const pool = new pg.Pool({ connectionString: server, max: 1, allowExitOnIdle: true })
    await grow(connect(pool), 'a')
    await connect(pool).deleteFrom('boxes').where('id', '=', 'b').execute()
    await grow(connect(pool), 'a')
    expect(await sizes(connect(pool))).toEqual([3])
  })
})

describe('prepared statements', () => {
  const prepared = async (db: Kysely<any>) => {
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements order by prepare_time`.execute(db)
    return rows.map(({ statement }) => statement)
  }
  const find = (db: Kysely<any>, id: string) =>
    db.selectFrom('boxes').selectAll().where('id', '=', id).executeTakeFirst()

  it('are kept for what has parameters', async () => {
    const db = connect(url.href, { connections: 1 })
    expect(await find(db, 'a')).toEqual({ id: 'a', size: 1 })
    expect(await find(db, 'b')).toEqual({ id: 'b', size: 2 })
    await sizes(db)
    expect(await prepared(db)).toEqual([`select * from "${schema}"."boxes" where "id" = $1`])
  })

  it('are as many as a connection can bear', async () => {
    const db = connect(url.href, { connections: 1 })
    for (let index = 0; index < 510; index++) {
      await sql`select ${index}::int as ${sql.ref(`column_${index}`)}`.execute(db)
    }
    expect(await prepared(db)).toHaveLength(500)
  })

  it('are not kept for long lists', async () => {
    const db = connect(url.href, { connections: 1 })
    const ids = Array.from({ length: 51 }, (_, index) => `${index}`)
    await db.selectFrom('boxes').selectAll().where('id', 'in', ids).execute()
    expect(await prepared(db)).toEqual([])
  })

  it('are kept for a long list that comes again and again, up to twenty of them', async () => {
    const db = connect(url.href, { connections: 1 })
    const ask = (length: number) =>
      db.selectFrom('boxes').select('id').where('id', 'in', Array(length).fill('a')).execute()
    for (let n = 0; n < 4; n++) await ask(51)
    expect(await prepared(db)).toEqual([])
    await ask(51)
    expect(await prepared(db)).toHaveLength(1)
    for (let n = 0; n < 6; n++) for (let length = 51; length < 75; length++) await ask(length)
    expect(await prepared(db)).toHaveLength(20)
  })

  it('can be turned off', async () => {
    const db = connect(url.href, { connections: 1, prepare: false })
    expect(await find(db, 'a')).toEqual({ id: 'a', size: 1 })
    expect(await prepared(db)).toEqual([])
  })

  it('do not outlive a change of their table', async () => {
    const db = connect(url.href, { connections: 1 })
    await find(db, 'a')
    await host.query(`alter table ${schema}.boxes add column colour text default 'red'`)
    expect(await find(db, 'a')).toEqual({ id: 'a', size: 1, colour: 'red' })
    expect(await find(db, 'b')).toEqual({ id: 'b', size: 2, colour: 'red' })
    await host.query(`alter table ${schema}.boxes drop column colour`)
  })

  it('make a transaction conflict that meets a change of their table, once', async () => {
    const db = connect(url.href, { connections: 1 })
    const work = () =>
      db.transaction().execute(async (trx) => {
        await grow(trx, 'a')
        return find(trx, 'a')
      })
    await work()
    await host.query(`alter table ${schema}.boxes add column colour text`)
    await expect(work()).rejects.toEqual(trouble('conflict'))
    expect(await work()).toEqual({ id: 'a', size: 3, colour: null })
    await host.query(`alter table ${schema}.boxes drop column colour`)
  })
})

it('keeps the tables of two schemas apart', async () => {
  const other = `${schema}_other`
  await host.query(`create schema ${other}; create table ${other}.boxes (id text, size bigint)`)
  await grow(connect(url.href, { schema: other }), 'a')
  expect(await sizes(connect(url.href, { schema: other }))).toEqual([])
  expect(await sizes(connect())).toEqual([1, 2])
  await host.query(`drop schema ${other} cascade`)
})

it.each(['UTC', 'Asia/Kathmandu', 'America/New_York'])('reads moments in %s', async (zone) => {
  const options = `-c timezone=${zone}`
  const db = connect(new pg.Pool({ connectionString: server, options, allowExitOnIdle: true }))
  const moments = [
    '1969-12-31T23:59:59.999Z',
    '2026-01-02T03:04:05.670Z',
    '2026-07-02T00:00:00.000Z',
  ]
  for (const moment of moments) {
    const { rows } = await sql`select ${moment}::timestamptz as at`.execute(db)
    expect(rows).toEqual([{ at: moment }])
  }
})

it('takes the dates of the host', async () => {
  const date = { toJSON: () => '2026-01-02T03:04:05.678Z' }
  const { rows } = await sql`select ${date}::text as date`.execute(connect())
  expect(rows).toEqual([{ date: date.toJSON() }])
})

it('throws what is no trouble of the database as it was', async () => {
  await expect(sql`select 1 / 0`.execute(connect())).rejects.toThrow('division by zero')
})

describe('what is told on a channel', () => {
  const listen = (heard: string[], storage = postgres(url.href, { schema })) =>
    storage.listen!('news', (text) => void heard.push(text))
  const tell = (text: string, place = schema) => {
    const storage = postgres(url.href, { schema: place })
    const db = new Kysely<any>({ dialect: storage.dialect })
    onTestFinished(() => void db.destroy())
    return db.transaction().execute((trx) => storage.notify!(trx, 'news', text))
  }
  const listener = async () => {
    const { rows } = await host.query(
      "select pid from pg_stat_activity where query like 'listen \"inhouse_%'",
    )
    return rows[0]?.pid as number | undefined
  }

  it('is heard once it is committed, in the same schema only', async () => {
    const heard: string[] = []
    const ear = listen(heard)
    await vi.waitFor(() => expect(heard).toEqual(['']))
    await tell('elsewhere', 'public')
    await tell('one')
    await vi.waitFor(() => expect(heard).toEqual(['', 'one']))
    await ear.close()
    await vi.waitFor(async () => expect(await listener()).toBeUndefined())
  })

  it('is heard on another connection where one was lost, after a word that it was', async () => {
    const heard: string[] = []
    const ear = listen(heard)
    await vi.waitFor(() => expect(heard).toEqual(['']))
    await terminate((await listener())!)
    await vi.waitFor(() => expect(heard).toEqual(['', '']), 5000)
    await tell('again')
    await vi.waitFor(() => expect(heard).toEqual(['', '', 'again']))
    await ear.close()
  })

  it('is heard as soon as there is a database, and closing does not wait for one', async () => {
    const ear = listen([], postgres('postgres://127.0.0.1:1/none'))
    await wait(50)
    await ear.close()
    expect(await listener()).toBeUndefined()
  })

  it('is not listened for on the only connection', () => {
    expect(postgres(url.href, { connections: 1 }).listen).toBeUndefined()
  })
})
