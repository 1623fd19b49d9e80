import { mount } from '@inhouse/fastify'
import { createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
import fastify from 'fastify'
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

  const app = fastify()
  app.register(mount(inhouse), { prefix: '/workos' })
  app.get('/projects', () => db.selectFrom('projects').selectAll().execute())
  app.post<{ Body: { name: string } }>('/projects', async ({ body }, reply) => {
    reply.code(201)
    return createProject(body.name)
  })
  await app.listen({ port })

  return {
    async stop() {
      await app.close()
      await inhouse.close()
    },
  }
}

if (import.meta.main) {
  await start({ database: process.env['DATABASE'] })
  console.log('http://localhost:3000')
}
