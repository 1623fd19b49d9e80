import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { mount } from '@inhouse/hono'
import { createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
import { Hono } from 'hono'
import { createInhouse } from 'inhouse'
import { Kysely } from 'kysely'

interface Tables {
  projects: { name: string; organization_id: string }
}

export async function start({ port = 3000, database = ':memory:' } = {}) {
  const storage = sqlite(database)
  const inhouse = createInhouse({
    url: `http://localhost:${port}/workos`,
    storage,
    // In earnest, keys and secret come from the environment.
    clientId: 'client_example',
    secretKeys: ['sk_example'],
    secret: 'at least thirty-two characters that nobody else knows',
  })
  await inhouse.migrate()

  // Our own tables, in the same database.
  const db = new Kysely<Tables>({ dialect: storage.dialect })
  await db.schema
    .createTable('projects')
    .ifNotExists()
    .addColumn('name', 'text', (name) => name.primaryKey())
    .addColumn('organization_id', 'text', (id) => id.notNull())
    .execute()

  // Both rows are there, or neither is.
  const createProject = (name: string) =>
    db.transaction().execute(async (trx) => {
      const organization = await createOrganization(inhouse.with(trx), { name })
      const project = { name, organization_id: organization.id }
      await trx.insertInto('projects').values(project).execute()
      return project
    })

  const app = new Hono()
    .route('/workos', mount(inhouse))
    .get('/projects', async (c) => c.json(await db.selectFrom('projects').selectAll().execute()))
    .post('/projects', async (c) => {
      const { name } = await c.req.json<{ name: string }>()
      return c.json(await createProject(name), 201)
    })
  const server = serve({ fetch: app.fetch, port })
  await once(server, 'listening')

  return {
    async stop() {
      server.close()
      await inhouse.close()
    },
  }
}

if (import.meta.main) {
  await start({ database: process.env['DATABASE'] })
  console.log('http://localhost:3000')
}
