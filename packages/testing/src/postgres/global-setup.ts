import { startPostgres } from './start-postgres.ts'

/** For Vitest's `globalSetup`: one PostgreSQL for a run, unless `POSTGRES_URL` names one. */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['POSTGRES_URL']) return undefined
  const server = await startPostgres()
  // The workers start later, and inherit it.
  process.env['POSTGRES_URL'] = server.url
  return async () => {
    delete process.env['POSTGRES_URL']
    await server.stop()
  }
}
