import { DatabaseSync } from 'node:sqlite'
import type { Figure } from './report.ts'

/** What the machine's disk leaves to reach: an organization and its event, with all their indexes. */
export function bareCommits(file: string): Figure {
  const database = new DatabaseSync(file)
  database.exec(`
    pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 8000;
    create table organizations (id text primary key, name text, search_name text, metadata text,
      external_id text, created_at text, updated_at text);
    create index by_time on organizations (created_at, id);
    create table events (id text primary key, event text, organization_id text, data text,
      created_at text, position integer unique);
    create index by_name on events (event, position);
    create index by_organization on events (organization_id, position)`)
  const organization = database.prepare(
    "insert into organizations values (?, ?, ?, '{}', null, ?, ?)",
  )
  const event = database.prepare(
    'insert into events values (?, ?, ?, ?, ?, (select coalesce(max(position), 0) + 1 from events))',
  )
  const count = 10_000
  const start = performance.now()
  for (let i = 0; i < count; i++) {
    const id = `org_${String(i).padStart(26, '0')}`
    const moment = new Date(1_700_000_000_000 + i).toISOString()
    database.exec('begin immediate')
    organization.run(id, `New ${i}`, `new ${i}`, moment, moment)
    event.run(`event_${id}`, 'organization.created', id, 'x'.repeat(300), moment)
    database.exec('commit')
  }
  const value = Math.round(count / ((performance.now() - start) / 1000))
  database.close()
  return { name: 'commits', value, unit: '/s' }
}
