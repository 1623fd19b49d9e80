import { type Inhouse, listUnsentMail, type UnsentMail } from '@inhouse/core'
import { Complaint } from '../complaint.ts'
import { readConfig } from './config-file.ts'
import { placeOf } from './database.ts'
import { mailerOf } from './mailer.ts'
import { print, tabular } from './print.ts'
import { type Flags, readSettings } from './settings.ts'
import { at, withDatabase } from './tool.ts'

export const listMail = (flags: Flags & { json?: boolean }): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    const mails = await listUnsentMail(inhouse.context)
    if (flags.json) return print(JSON.stringify(mails))
    if (mails.length === 0) return print('There is none: all mail has been sent.')
    const rows = mails.map((mail) => [
      mail.id,
      mail.recipient,
      mail.created_at,
      stateOf(mail),
      mail.last_error ?? '',
    ])
    print(tabular(['Id', 'To', 'Created', 'State', 'Last error'], rows))
  })

/** Sends by itself, so that it can say what came of it. */
export async function retryMail(id: string | undefined, flags: Flags): Promise<void> {
  const settings = readSettings(flags)
  const kept = settings.database === undefined ? readConfig() : undefined
  const secret = settings.secrets ?? kept?.secret
  const mailer = await mailerOf(settings, kept)
  if (!secret)
    throw new Complaint('INHOUSE_SECRET: mail is sealed, so that it is needed to send it.')
  if (!mailer) throw new Complaint('INHOUSE_SMTP_URL: the server that mail goes out by is missing.')
  await at(placeOf(settings.database, settings.environment), (inhouse) => retry(inhouse, id), {
    secret,
    mailer,
  })
}

async function retry(inhouse: Inhouse, id: string | undefined): Promise<void> {
  await inhouse.assertMigrated()
  const sent = await inhouse.retryMail(id)
  const left = (await listUnsentMail(inhouse.context)).filter(({ is_over }) => !is_over)
  print(`Sent: ${sent}. Still to be sent: ${left.length}.`)
  if (left.length > 0) throw new Complaint('What went wrong is told by `inhouse mail list`.')
}

function stateOf({ is_over, next_attempt_at, attempts }: UnsentMail): string {
  if (is_over) return 'over'
  if (!next_attempt_at) return `given up after ${attempts}`
  return attempts === 0 ? 'waits' : `failed ${attempts}, due ${next_attempt_at}`
}
