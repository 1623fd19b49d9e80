import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { later, MINUTE } from '../world.ts'
import type { Mailer, MailMessage } from './message.ts'
import { type Mail, PURPOSE } from './post.ts'

const db = (ctx: Pick<Context, 'db'>): Kysely<{ mails: Mail }> => ctx.db

const BATCH = 20
const MAX_ATTEMPTS = 8
// While one process sends a message, the others leave it alone for so long.
const LEASE = 2 * MINUTE

/** Sends what is due, a message at most once at a time, and tells how many went out. */
export async function sendDueMail(ctx: Context, mailer: Mailer): Promise<number> {
  let sent = 0
  for (const mail of await dueMail(ctx)) {
    if (!(await claim(ctx, mail))) continue
    try {
      await mailer(openMail(ctx, mail))
      await settle(ctx, mail.id, { sent_at: ctx.now(), next_attempt_at: null, last_error: null })
      sent++
    } catch (error) {
      const attempts = mail.attempts + 1
      const next = attempts < MAX_ATTEMPTS ? later(ctx.now(), 2 ** attempts * MINUTE) : null
      ctx.log.error('An e-mail could not be sent.', {
        mail_id: mail.id,
        attempts,
        error: String(error),
      })
      await settle(ctx, mail.id, { next_attempt_at: next, last_error: String(error) })
    }
  }
  return sent
}

/** The newest messages, opened: for a developer's inbox, never for production. */
export async function readMail(
  ctx: Context,
  limit = 50,
): Promise<(Mail & { message: MailMessage })[]> {
  const mails = await db(ctx)
    .selectFrom('mails')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return mails.map((mail) => ({ ...mail, message: openMail(ctx, mail) }))
}

const dueMail = (ctx: Context) =>
  db(ctx)
    .selectFrom('mails')
    .selectAll()
    .where('next_attempt_at', '<=', ctx.now())
    .orderBy('next_attempt_at')
    .limit(BATCH)
    .execute()

async function claim(ctx: Context, { id, attempts }: Mail): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('mails')
    .set({ attempts: attempts + 1, next_attempt_at: later(ctx.now(), LEASE) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const settle = (ctx: Context, id: string, changes: Partial<Mail>) =>
  db(ctx).updateTable('mails').set(changes).where('id', '=', id).execute()

const openMail = (ctx: Context, { sealed_message }: Mail): MailMessage =>
  JSON.parse(ctx.open(PURPOSE, sealed_message))
