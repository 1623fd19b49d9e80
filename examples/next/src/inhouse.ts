import { createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
import { createInhouse } from 'inhouse'
import { Kysely } from 'kysely'

interface Tables {
  projects: { name: string; organization_id: string }
}

const storage = sqlite(process.env['DATABASE'] ?? ':memory:')

export const inhouse = createInhouse({
  url: 'http://localhost:3000/workos',
  storage,
  // In earnest, keys and secret come from the environment.
  clientId: 'client_example',
  secretKeys: ['sk_example'],
  secret: 'at least thirty-two characters that nobody else knows',
})

/** Our own tables, in the same database. */
export const db = new Kysely<Tables>({ dialect: storage.dialect })

/** Resolves once the tables are there. */
export const ready = prepare()

/** Both rows are there, or neither is. */
export const createProject = (name: string) =>
  db.transaction().execute(async (trx) => {
    const organization = await createOrganization(inhouse.with(trx), { name })
    const project = { name, organization_id: organization.id }
    await trx.insertInto('projects').values(project).execute()
    return project
  })

async function prepare() {
  await inhouse.migrate()
  await db.schema
    .createTable('projects')
    .ifNotExists()
    .addColumn('name', 'text', (name) => name.primaryKey())
    .addColumn('organization_id', 'text', (id) => id.notNull())
    .execute()
}
