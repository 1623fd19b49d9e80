import type { SmtpMailer } from '@inhouse/smtp'
import { Complaint } from '../complaint.ts'
import type { Config } from './config-file.ts'
import type { Settings } from './settings.ts'

/** Sends mail as the environment says, or else as `.inhouse/config.json` does, or not at all. */
export async function mailerOf(
  { smtpUrl, mailFrom }: Settings,
  kept?: Config,
): Promise<SmtpMailer | undefined> {
  const url = smtpUrl ?? kept?.smtp_url
  const from = mailFrom ?? kept?.mail_from
  if (!url && !from) return undefined
  if (!url) throw new Complaint('INHOUSE_SMTP_URL: the server that mail goes out by is missing.')
  if (!from) throw new Complaint('INHOUSE_MAIL_FROM: who mail comes from is missing.')
  const { smtp } = await import('@inhouse/smtp')
  try {
    return smtp(url, { from })
  } catch (error) {
    throw new Complaint(`INHOUSE_SMTP_URL, INHOUSE_MAIL_FROM: ${(error as Error).message}`)
  }
}
