import { once } from 'node:events'
import { systemEntropy } from '@inhouse/core'
import { Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { databases, dev, type Running } from '../../test/command.ts'
import { openStorage, placeOf } from './database.ts'

// `CRASHES=50 pnpm check --project whole crash` does it more often.
const crashes = Number(process.env['CRASHES'] ?? 3)

describe.each(Object.keys(databases))('killed at any moment, on %s', (kind) => {
  it(
    'keeps no event without its row, and no row without its event',
    async () => {
      const database = await databases[kind]!()
      const promised = new Set<string>()
      for (let i = 0; i < crashes; i++) {
        const kept = promised.size
        const server = await dev(['--database', database, '--no-rate-limits'])
        const writers = Array.from({ length: 4 }, (_, n) => write(server, `${i}-${n}`, promised))
        // However slow the machine is: from the first that was promised on, at any moment.
        while (promised.size === kept) await wait(5)
        await wait(systemEntropy(1)[0]!)
        server.child.kill('SIGKILL')
        await Promise.all([once(server.child, 'exit'), ...writers])

        const { organizations, domains, events } = await readAll(database)
        expect(events('organization.created')).toEqual(organizations)
        expect(events('organization_domain.created')).toEqual(domains)
        expect([...promised].filter((id) => !organizations.includes(id))).toEqual([])
      }
    },
    10_000 + crashes * 10_000,
  )
})

/** Creates organizations until the server is gone, and notes those it was promised. */
async function write(server: Running, name: string, promised: Set<string>): Promise<void> {
  for (let i = 0; ; i++) {
    try {
      const domain_data = [{ domain: `n${name}-${i}.example.com`, state: 'pending' }]
      const { status, body } = await server.call('POST', '/organizations', { name, domain_data })
      expect(status).toBe(201)
      promised.add(body.id)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return
    }
  }
}

async function readAll(database: string) {
  const { dialect } = await openStorage(placeOf(database))
  const db = new Kysely<any>({ dialect })
  try {
    if (database.startsWith('postgres')) await othersAreGone(db)
    const ids = async (table: string) =>
      (await db.selectFrom(table).select('id').orderBy('id').execute()).map(
        ({ id }) => id as string,
      )
    const told = await db.selectFrom('events').select(['event', 'data']).execute()
    return {
      organizations: await ids('organizations'),
      domains: await ids('organization_domains'),
      events: (name: string) =>
        told
          .filter(({ event }) => event === name)
          .map(({ data }) => data.id as string)
          .sort(),
    }
  } finally {
    await db.destroy()
  }
}

/** A server finds out only bit by bit that its client was killed. */
async function othersAreGone(db: Kysely<any>) {
  for (;;) {
    const { rows } = await sql<{ others: number }>`
      select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
    if (Number(rows[0]!.others) === 0) return
    await wait(20)
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
