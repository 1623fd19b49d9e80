// Runs in a process of its own: `floor`, a Hono route that answers constant JSON, or `inhouse`.
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { createOrganization } from '@inhouse/orgs'
import { listener } from '@inhouse/node'
import { sqlite } from '@inhouse/storage-sqlite'
import { Hono } from 'hono'
import { addMember, openInstance } from './instance.ts'

const organization = {
  object: 'organization',
  id: 'org_01KDVDNA00K9BXBGGWGHAEX20J',
  name: 'Acme',
  domains: [],
  external_id: null,
  metadata: {},
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
}

function startFloor() {
  const app = new Hono().get('/organizations/:id', (c) => c.json(organization))
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    process.send?.({ port }),
  )
}

async function startInhouse(file: string) {
  const counting = process.env['BENCH_RATE_LIMITS'] === 'memory' ? 'memory' : 'off'
  const inhouse = await openInstance(sqlite(file), counting)
  const ids: string[] = []
  for (let i = 0; i < 100; i++) {
    ids.push((await createOrganization(inhouse.context, { name: `Organization ${i}` })).id)
  }
  await addMember(inhouse)
  const server = createServer(listener(inhouse))
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as any).port, ids }))
}

const [what, file] = process.argv.slice(2)
if (what === 'floor') startFloor()
if (what === 'inhouse') await startInhouse(file!)
