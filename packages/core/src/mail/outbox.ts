import type { Context } from '../context.ts'
import { DAY, later, MINUTE } from '../world.ts'
import type { Mailer, MailMessage } from './message.ts'
import { db, type Mail, PURPOSE } from './post.ts'

const BATCH = 20
const MAX_ATTEMPTS = 8
// While one process sends a message, the others leave it alone for so long.
const LEASE = 2 * MINUTE
// Shorter than the lease, so that nobody else begins before we have given up.
const LONGEST = MINUTE
/** How long one can look up that a message was sent, or was not. */
const KEPT = 30 * DAY

/**
 * Sends what is due, a message at most once at a time, and tells how many went out. `mayGoOn` is
 * asked after each failure.
 */
export async function sendDueMail(
  ctx: Context,
  mailer: Mailer,
  mayGoOn: () => boolean,
): Promise<number> {
  await dropExpired(ctx)
  let sent = 0
  for (;;) {
    const due = await dueMail(ctx)
    for (const mail of due) {
      if (!(await claim(ctx, mail))) continue
      if (await deliver(ctx, mail, mailer)) sent++
      else if (!mayGoOn()) return sent
    }
    if (due.length < BATCH) return sent
  }
}

/** Forgets who was written to when. */
export async function forgetOldMail(ctx: Context): Promise<void> {
  await db(ctx).deleteFrom('mails').where('created_at', '<', later(ctx.now(), -KEPT)).execute()
}

/** Makes due at once what has failed, given up or not. What is being sent at this moment is let be. */
export async function retryFailedMail(ctx: Context, id?: string): Promise<void> {
  await db(ctx)
    .updateTable('mails')
    .set({ next_attempt_at: ctx.now() })
    .where('last_error', 'is not', null)
    .where('sealed_message', '<>', '')
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .execute()
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
    .set({
      attempts: attempts + 1,
      next_attempt_at: later(ctx.now(), LEASE),
      last_error: null,
    })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('next_attempt_at', '<=', ctx.now())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function deliver(ctx: Context, mail: Mail, mailer: Mailer): Promise<boolean> {
  const error = await failureOf(ctx, mail, mailer)
  if (error === undefined) {
    await settle(ctx, mail.id, { sent_at: ctx.now(), next_attempt_at: null, ...nothingLeft })
    return true
  }
  const attempts = mail.attempts + 1
  const next = attempts < MAX_ATTEMPTS ? later(ctx.now(), 2 ** attempts * MINUTE) : null
  ctx.log.error('An e-mail could not be sent.', { mail_id: mail.id, attempts, error })
  await settle(ctx, mail.id, { next_attempt_at: next, last_error: error })
  return false
}

async function failureOf(ctx: Context, mail: Mail, mailer: Mailer): Promise<string | undefined> {
  let message: MailMessage | undefined
  try {
    message = openMail(ctx, mail)
    await inTime(mailer(message))
  } catch (error) {
    return reasonOf(error, message)
  }
}

function inTime(sending: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('It took longer than a minute.')), LONGEST)
  return Promise.race([sending, promise]).finally(() => clearTimeout(timer))
}

/** In one line, and without the code or the link: some errors quote what was to be sent. */
function reasonOf(error: unknown, message: MailMessage | undefined): string {
  const lines = message?.text.split('\n').filter((line) => line.length >= 4) ?? []
  const told = lines.reduce((text, line) => text.replaceAll(line, '…'), String(error))
  return told.replaceAll(/\s+/g, ' ').slice(0, 300)
}

const nothingLeft = { sealed_message: '', expires_at: null }

async function dropExpired(ctx: Context): Promise<void> {
  await db(ctx)
    .updateTable('mails')
    .set({ next_attempt_at: null, ...nothingLeft })
    .where('expires_at', '<=', ctx.now())
    .execute()
}

const settle = (ctx: Context, id: string, changes: Partial<Mail>) =>
  db(ctx).updateTable('mails').set(changes).where('id', '=', id).execute()

export const openMail = (ctx: Context, { sealed_message }: Mail): MailMessage =>
  JSON.parse(ctx.open(PURPOSE, sealed_message))
