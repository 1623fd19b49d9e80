import { DatabaseSync } from 'node:sqlite'
import { sqlite } from '@inhouse/storage-sqlite'
import { milliseconds } from './in-process.ts'
import { key, openInstance } from './instance.ts'
import type { Figure } from './report.ts'

/** A page from the middle of the list, at a thousand users and at a million. */
export async function growth(file: string): Promise<Figure[]> {
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma synchronous = off')
  const inhouse = await openInstance(sqlite(database))

  const page = async (count: number) => {
    fill(database, count)
    const middle = idOf(Math.floor(count / 2))
    return milliseconds(`page of 10 at ${count.toLocaleString('en')} users`, async () => {
      const response = await inhouse.fetch(
        new Request(`http://localhost/user_management/users?limit=10&after=${middle}`, {
          headers: { authorization: `Bearer ${key}` },
        }),
      )
      const { data } = (await response.json()) as { data: unknown[] }
      if (data.length !== 10) throw new Error('The page is not full.')
    })
  }
  const small = await page(1_000)
  const large = await page(1_000_000)
  await inhouse.close()
  database.close()
  return [small, { ...large, ratio: large.value / small.value }]
}

const idOf = (n: number) => `user_${String(n).padStart(26, '0')}`

function fill(database: DatabaseSync, count: number) {
  const { n } = database.prepare('select count(*) as n from users').get() as { n: number }
  const insert = database.prepare(
    `insert into users (id, email, email_key, email_verified, metadata, created_at, updated_at)
     values (?, ?, ?, 1, '{}', ?, ?)`,
  )
  database.exec('begin')
  for (let i = n; i < count; i++) {
    const email = `user${i}@example.com`
    const moment = new Date(1_700_000_000_000 + i * 1000).toISOString()
    insert.run(idOf(i), email, email, moment, moment)
  }
  database.exec('commit')
}
