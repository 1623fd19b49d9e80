import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { listener } from '@inhouse/node'
import { createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
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
  const answer = listener(inhouse)

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

  const listProjects = () => db.selectFrom('projects').selectAll().execute()

  async function answerProjects(req: IncomingMessage): Promise<[number, unknown]> {
    if (req.url !== '/projects') return [404, { message: 'Not found' }]
    if (req.method !== 'POST') return [200, await listProjects()]
    const { name } = (await json(req)) as { name: string }
    return [201, await createProject(name)]
  }

  const server = createServer((req, res) => {
    if (req.url!.startsWith('/workos/')) return answer(req, res)
    void answerProjects(req)
      .catch(() => [500, { message: 'Internal Server Error' }] as const)
      .then(([status, body]) => {
        res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
  })
  await once(server.listen(port), 'listening')

  return {
    async stop() {
      server.close()
      server.closeAllConnections()
      await inhouse.close()
    },
  }
}

if (import.meta.main) {
  await start({ database: process.env['DATABASE'] })
  console.log('http://localhost:3000')
}
