import type { Context } from '../context.ts'
import type { Mailer } from './message.ts'
import { sendDueMail } from './outbox.ts'

/** Sends mail in the background of this process. */
export interface Postman {
  /** There is mail to send. Returns at once. */
  wake(): void
  /** Sends what is due, and tells how many messages went out. */
  send(): Promise<number>
  /** Resolves once nothing is being sent. */
  rest(): Promise<void>
}

export function createPostman(ctx: Context, mailer: Mailer | undefined): Postman {
  let round: Promise<number> = Promise.resolve(0)

  // One round after the other: what comes while one is under way is sent by the next.
  const send = () => {
    if (!mailer) return Promise.resolve(0)
    round = round.catch(() => 0).then(() => sendDueMail(ctx, mailer))
    return round
  }
  const fail = (error: unknown) =>
    ctx.log.error('Mail could not be looked through.', { error: String(error) })

  return {
    send,
    wake: () => void send().catch(fail),
    rest: async () => void (await round.catch(fail)),
  }
}
