import type { Inhouse } from '@inhouse/core'
import { createInhouse } from '../index.ts'
import { Complaint } from '../complaint.ts'
import { nameOf, openStorage, type Place, placeOf } from './database.ts'
import { inPlace } from './environments.ts'
import { serverLog } from './log.ts'
import { mailerOf } from './mailer.ts'
import { egressOf, type Settings } from './settings.ts'

/** Of an environment that was given no other name. */
const defaultClientId = 'client_inhouse'

type Complete = Settings & Required<Pick<Settings, 'url' | 'database' | 'secrets'>>

/** An instance for production, and where it lives. */
export async function openProduction(settings: Complete) {
  const mailer = await mailerOf(settings)
  const place = placeOf(settings.database, settings.environment)
  const inhouse = createInhouse({
    url: settings.url,
    storage: await openStorage(place),
    clientId: settings.clientId ?? defaultClientId,
    secretKeys: settings.apiKeys ?? [],
    secret: settings.secrets,
    origins: settings.origins ?? [],
    trustProxy: settings.trustProxy ?? 0,
    allowHttp: settings.allowHttp ?? false,
    egress: egressOf(settings),
    rateLimits: settings.rateLimits ?? 'memory',
    log: serverLog,
    mailer,
  })
  return { inhouse, place, mailer }
}

/** Leaves it to a person to bring the tables of production up to date. */
export const assertUpToDate = (inhouse: Inhouse, place: Place): Promise<void> =>
  inPlace(place, async () => {
    const { unknown, pending } = await inhouse.schemaState()
    if (unknown.length > 0) await inhouse.assertMigrated()
    if (pending.length > 0) {
      throw new Complaint(
        `${nameOf(place)} is not up to date: ${pending.length} migrations are missing.\n` +
          'See what they do with `inhouse migrate --plan`, and run `inhouse migrate`.',
      )
    }
  })

/** All that is missing is told at once. */
export function assertComplete(settings: Settings): Complete {
  const { url, database, secrets, allowHttp } = settings
  const missing = []
  if (!secrets) missing.push('INHOUSE_SECRET: a secret of at least 32 characters.')
  if (!database) missing.push('INHOUSE_DATABASE_URL or --database: a file or a postgres:// URL.')
  if (database === ':memory:')
    missing.push('INHOUSE_DATABASE_URL: one that keeps what it is given.')
  if (!url) missing.push('INHOUSE_URL or --url: where it answers, as the world sees it.')
  else if (isPlain(url) && !allowHttp) {
    missing.push(`INHOUSE_URL: ${url} is not https. Behind a proxy say its https address.`)
  }
  if (missing.length === 0 && url && database && secrets)
    return { ...settings, url, database, secrets }
  throw new Complaint(`It cannot start without:\n${missing.map((one) => `  ${one}`).join('\n')}`)
}

const isPlain = (url: string) => url.startsWith('http:')
