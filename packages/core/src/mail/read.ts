import type { Context } from '../context.ts'
import type { MailMessage } from './message.ts'
import { openMail } from './outbox.ts'
import { db, type Mail } from './post.ts'

/** What can be told of a message without opening it. */
export type UnsentMail = Omit<Mail, 'sealed_message' | 'sent_at' | 'expires_at'> & {
  /** Whether what stood in it is over, so that nobody can send it any more. */
  is_over: boolean
}

/** What has not gone out, newest first. */
export async function listUnsentMail(ctx: Context, limit = 100): Promise<UnsentMail[]> {
  const mails = await newest(ctx, limit).where('sent_at', 'is', null).execute()
  return mails.map(({ sealed_message, sent_at: _, expires_at, ...mail }) => ({
    ...mail,
    is_over: !sealed_message || (expires_at !== null && expires_at <= ctx.now()),
  }))
}

/** The newest messages, opened: for a developer's inbox, never for production. */
export async function readMail(
  ctx: Context,
  limit = 50,
): Promise<(Mail & { message: MailMessage })[]> {
  const mails = await newest(ctx, limit).where('sealed_message', '<>', '').execute()
  return mails.map((mail) => ({ ...mail, message: openMail(ctx, mail) }))
}

const newest = (ctx: Context, limit: number) =>
  db(ctx)
    .selectFrom('mails')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
