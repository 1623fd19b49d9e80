import type { Kysely } from 'kysely'
import type { KeyRing } from '../key-ring.ts'
import type { MailMessage } from './message.ts'

/** A message on its way. It may carry a code, so it is sealed. */
export interface Mail {
  id: string
  recipient: string
  sealed_message: string
  attempts: number
  /** None once it was sent, or given up. */
  next_attempt_at: string | null
  sent_at: string | null
  last_error: string | null
  created_at: string
}

/** What a message is sealed for. */
export const PURPOSE = 'mail'

/** Keeps a message in the caller's transaction: it is sent after the commit, or never was. */
export async function postMail(
  trx: Kysely<{ mails: Mail }>,
  message: MailMessage,
  { id, now, seal }: { id: string; now: string; seal: KeyRing['seal'] },
): Promise<void> {
  await trx
    .insertInto('mails')
    .values({
      id,
      recipient: message.to,
      sealed_message: seal(PURPOSE, JSON.stringify(message)),
      attempts: 0,
      next_attempt_at: now,
      sent_at: null,
      last_error: null,
      created_at: now,
    })
    .execute()
}
