import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type AuditLogEventCreation,
  createAuditLogEvent,
  createAuditLogEvents,
  createAuditLogSchema,
} from '@inhouse/audit-logs'
import { createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
import { createInhouse } from 'inhouse'
import type { Figure } from './report.ts'

const BATCH = 100

/** Audit events a second, each held against its schema, beside bare rows of the same content. */
export async function auditLogs(file: string): Promise<Figure[]> {
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage: sqlite(file),
    clientId: 'client_bench',
    secret: 'a secret of at least 32 characters',
  })
  await inhouse.migrate()
  const { id } = await createOrganization(inhouse.context, { name: 'Acme' })
  const cost = { type: 'object', properties: { cost: { type: 'number' } } }
  await createAuditLogSchema(inhouse.context, 'invoice.paid', {
    targets: [{ type: 'invoice', metadata: cost }],
    metadata: { type: 'object', properties: { method: { type: 'string' } } },
  })
  const bare = openBare(`${file}.bare`)
  let n = 0
  const next = () => creation(id, n++)
  const some = () => Array.from({ length: BATCH }, next)

  const works = {
    single: () => createAuditLogEvent(inhouse.context, next()),
    bareSingle: async () => bare.insert([next()]),
    batch: () => createAuditLogEvents(inhouse.context, { events: some() }),
    bareBatch: async () => bare.insert(some()),
  }
  const rates: Record<keyof typeof works, number[]> = {
    single: [],
    bareSingle: [],
    batch: [],
    bareBatch: [],
  }
  const names = Object.keys(works) as (keyof typeof works)[]
  // Interleaved, so that what else the machine does falls on all of them alike; the first warms up.
  for (let round = 0; round < 6; round++) {
    for (const name of names) {
      const rate = await perSecond(works[name])
      if (round > 0) rates[name].push(rate)
    }
  }
  await inhouse.close()
  bare.close()

  const [single, bareSingle, batch, bareBatch] = names.map((name) => median(rates[name]))
  return [
    { name: 'a bare row', value: bareSingle!, unit: '/s' },
    { name: 'an event', value: single!, unit: '/s', ratio: single! / bareSingle! },
    { name: `${BATCH} bare rows`, value: bareBatch! * BATCH, unit: '/s' },
    { name: `${BATCH} events`, value: batch! * BATCH, unit: '/s', ratio: batch! / bareBatch! },
  ].map((figure) => ({ ...figure, value: Math.round(figure.value) }))
}

const creation = (organization_id: string, n: number): AuditLogEventCreation => ({
  organization_id,
  event: {
    action: 'invoice.paid',
    occurred_at: new Date(1_700_000_000_000 + n).toISOString(),
    actor: { id: `user_${n}`, type: 'user', name: 'Ada Lovelace' },
    targets: [{ id: `inv_${n}`, type: 'invoice', metadata: { cost: n } }],
    context: { location: '203.0.113.7', user_agent: 'Chrome/104.0.0.0' },
    metadata: { method: 'card' },
  },
})

/** The least that keeps such events: a table with the same columns and indexes, and one statement. */
function openBare(file: string) {
  const database = new DatabaseSync(file)
  database.exec(`
    pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 8000;
    create table events (id text primary key, organization_id text, action text, occurred_at text,
      actor_id text, actor_name text, target_types text, event text, idempotency_key text,
      created_at text);
    create unique index by_organization on events (organization_id, occurred_at, idempotency_key)`)
  const places = `(${Array.from({ length: 10 }, () => '?').join(', ')})`
  const statements = new Map<number, StatementSync>()
  let n = 0
  return {
    insert(rows: AuditLogEventCreation[]) {
      const text = Array.from(rows, () => places).join(', ')
      let statement = statements.get(rows.length)
      statement ??= database.prepare(`insert into events values ${text}`)
      statements.set(rows.length, statement)
      const values = rows.flatMap(({ organization_id, event }) => [
        `audit_log_event_${String(n).padStart(26, '0')}`,
        organization_id,
        event.action,
        event.occurred_at,
        event.actor.id,
        event.actor.name ?? null,
        event.targets[0]!.type,
        JSON.stringify(event),
        String(n++).padEnd(22, '0'),
        event.occurred_at,
      ])
      statement.run(...values)
    },
    close: () => database.close(),
  }
}

async function perSecond(work: () => Promise<unknown>, milliseconds = 700): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < milliseconds) {
    await work()
    count++
  }
  return count / ((performance.now() - start) / 1000)
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
