import type { Kysely } from 'kysely'
import type { KeyRing } from '../key-ring.ts'
import type { MailMessage } from './message.ts'

/** A message on its way. */
export interface Mail {
  id: string
  recipient: string
  /** It may carry a code, so it is sealed; empty once it was sent, or is over. */
  sealed_message: string
  attempts: number
  /** None once it was sent, or given up. */
  next_attempt_at: string | null
  sent_at: string | null
  last_error: string | null
  created_at: string
  /** None where nothing is left that could be over. */
  expires_at: string | null
}

export const db = (ctx: { readonly db: Kysely<any> }): Kysely<{ mails: Mail }> => ctx.db

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
      expires_at: message.expires_at ?? null,
    })
    .execute()
}
