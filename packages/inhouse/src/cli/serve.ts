import { type Inhouse, listSecretKeys } from '@inhouse/core'
import { createInhouse } from '../index.ts'
import { Complaint } from '../complaint.ts'
import { nameOf, openStorage, placeOf } from './database.ts'
import { inPlace } from './environments.ts'
import { liveUntilAsked } from './lifetime.ts'
import { serverLog } from './log.ts'
import { mailerOf } from './mailer.ts'
import { openServer } from './server.ts'
import { egressOf, type Flags, readSettings, type Settings } from './settings.ts'

/** Of an environment that was given no other name. */
export const defaultClientId = 'client_inhouse'

export async function serve(flags: Flags): Promise<void> {
  const settings = readSettings(flags)
  const { url, database, secrets, apiKeys = [] } = assertComplete(settings)
  const mailer = await mailerOf(settings)
  const place = placeOf(database, settings.environment)
  const host = settings.host ?? '127.0.0.1'
  const server = await openServer(host, settings.port ?? 4000)

  const inhouse = createInhouse({
    url,
    storage: await openStorage(place),
    clientId: settings.clientId ?? defaultClientId,
    secretKeys: apiKeys,
    secret: secrets,
    origins: settings.origins ?? [],
    trustProxy: settings.trustProxy ?? 0,
    allowHttp: settings.allowHttp ?? false,
    egress: egressOf(settings),
    rateLimits: settings.rateLimits ?? 'memory',
    log: serverLog,
    mailer,
  })
  await inPlace(place, async () => {
    const { unknown, pending } = await inhouse.schemaState()
    if (unknown.length > 0) await inhouse.assertMigrated()
    if (pending.length > 0) {
      throw new Complaint(
        `${nameOf(place)} is not up to date: ${pending.length} migrations are missing.\n` +
          'See what they do with `inhouse migrate --plan`, and run `inhouse migrate`.',
      )
    }
    const stored = await listSecretKeys(inhouse.context)
    if (apiKeys.length === 0 && stored.every(({ revoked_at }) => revoked_at)) {
      throw new Complaint(
        'There is no secret key to call it with: run `inhouse keys create <name> --live`, or set\n' +
          'INHOUSE_API_KEY.',
      )
    }
  })

  server.answerWith(inhouse)
  liveUntilAsked(server, () => inhouse.close(), serverLog)
  serverLog.info('Listening.', {
    url,
    host,
    port: server.port,
    database: nameOf(place),
    mail: mailer?.server ?? 'none is sent: INHOUSE_SMTP_URL is not set',
  })
  sendWhatWaits(inhouse)
}

/** What was posted before the last end, or has failed and is due again. */
const sendWhatWaits = ({ sendMail }: Inhouse) =>
  void sendMail().catch((error) => {
    serverLog.error('Mail could not be looked through.', { error: String(error) })
  })

/** All that is missing is told at once. */
function assertComplete(settings: Settings) {
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
