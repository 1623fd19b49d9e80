import { type Inhouse, listSecretKeys } from '@inhouse/core'
import { Complaint } from '../complaint.ts'
import { nameOf } from './database.ts'
import { inPlace } from './environments.ts'
import { liveUntilAsked, together } from './lifetime.ts'
import { serverLog } from './log.ts'
import { assertComplete, assertUpToDate, openProduction } from './production.ts'
import { openServer } from './server.ts'
import { type Flags, readSettings } from './settings.ts'

export async function serve(flags: Flags & { work?: boolean }): Promise<void> {
  const settings = assertComplete(readSettings(flags))
  const { url, apiKeys = [] } = settings
  const host = settings.host ?? '127.0.0.1'
  const server = await openServer(host, settings.port ?? 4000)

  const { inhouse, place, mailer } = await openProduction(settings)
  await assertUpToDate(inhouse, place)
  await inPlace(place, () => assertCallable(inhouse, apiKeys))

  server.answerWith(inhouse)
  const workers = flags.work === false ? [] : [inhouse.work()]
  liveUntilAsked(together(server, ...workers), () => inhouse.close(), serverLog)
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

async function assertCallable({ context }: Inhouse, apiKeys: readonly string[]): Promise<void> {
  const stored = await listSecretKeys(context)
  if (apiKeys.length > 0 || stored.some(({ revoked_at }) => !revoked_at)) return
  throw new Complaint(
    'There is no secret key to call it with: run `inhouse keys create <name> --live`, or set\n' +
      'INHOUSE_API_KEY.',
  )
}
