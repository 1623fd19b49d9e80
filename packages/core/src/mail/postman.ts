import type { Context } from '../context.ts'
import type { Mailer } from './message.ts'
import { forgetOldMail, retryFailedMail, sendDueMail } from './outbox.ts'

/** Sends mail in the background of this process. */
export interface Postman {
  /** There is mail to send. Returns at once. */
  wake(): void
  /** Sends what is due, and tells how many messages went out. */
  send(): Promise<number>
  /** The same, with what has failed before: all of it, or one. */
  retry(id?: string): Promise<number>
  /** Sends no more, and resolves once nothing is being sent. */
  rest(): Promise<void>
}

export function createPostman(ctx: Context, mailer: Mailer | undefined): Postman {
  let round: Promise<number> = Promise.resolve(0)
  let isResting = false

  // One round after the other: what comes while one is under way is sent by the next.
  const send = () => {
    round = round.catch(() => 0).then(go)
    return round
  }
  const go = async () => {
    if (isResting) return 0
    await forgetOldMail(ctx)
    return mailer ? sendDueMail(ctx, mailer, () => !isResting) : 0
  }
  const fail = (error: unknown) =>
    ctx.log.error('Mail could not be looked through.', { error: String(error) })

  return {
    send,
    wake: () => void send().catch(fail),
    async retry(id) {
      await retryFailedMail(ctx, id)
      return send()
    },
    async rest() {
      isResting = true
      await round.catch(fail)
    },
  }
}
