// Runs in a process of its own: `floor`, a Hono route that answers constant JSON, or `inhouse`.
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { createOrganization, createMembership } from '@inhouse/orgs'
import { listener } from '@inhouse/node'
import { sqlite } from '@inhouse/storage-sqlite'
import { createUser } from '@inhouse/users'
import { Hono } from 'hono'
import { createInhouse } from 'inhouse'

export const key = 'sk_test_bench'
export const clientId = 'client_bench'
export const password = 'correct horse 42 battery'

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
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage: sqlite(file),
    clientId,
    secretKeys: [key],
    secret: 'a secret of at least 32 characters',
    rateLimits: process.env['BENCH_RATE_LIMITS'] === 'memory' ? 'memory' : 'off',
  })
  await inhouse.migrate()
  const ids: string[] = []
  for (let i = 0; i < 100; i++) {
    ids.push((await createOrganization(inhouse.context, { name: `Organization ${i}` })).id)
  }
  const user = await createUser(inhouse.context, {
    email: 'ada@example.com',
    email_verified: true,
    password,
  })
  await createMembership(inhouse.context, { user_id: user.id, organization_id: ids[0]! })
  const server = createServer(listener(inhouse))
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as any).port, ids }))
}

const [what, file] = process.argv.slice(2)
if (what === 'floor') startFloor()
if (what === 'inhouse') await startInhouse(file!)
