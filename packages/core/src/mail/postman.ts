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
  /** Resolves once nothing is being sent; the first failure is then the last. */
  rest(): Promise<void>
}

export function createPostman(ctx: Context, mailer: Mailer | undefined): Postman {
  let round: Promise<number> = Promise.resolve(0)
  let next: Promise<number> | undefined
  let isResting = false
  let isOver = false

  // One round after the other: what comes while one is under way is sent by the next.
  const send = () => {
    next ??= round = round.catch(() => 0).then(go)
    return next
  }
  const go = async () => {
    next = undefined
    if (isOver) return 0
    await forgetOldMail(ctx)
    return mailer ? sendDueMail(ctx, mailer, mayGoOn) : 0
  }
  // Whoever wants to leave does not wait for one failure after the other.
  const mayGoOn = () => !(isOver ||= isResting)
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
