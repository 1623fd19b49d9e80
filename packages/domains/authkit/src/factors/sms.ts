import { ApiError, type Context, unavailable } from '@inhouse/core'

/** Brings a text message to a phone. */
export type SmsSender = (message: { to: string; text: string }) => Promise<void>

const NAME = 'sms sender'

/** Has text messages sent by the host's own provider: `sendSmsWith(inhouse.context, twilio)`. */
export const sendSmsWith = (ctx: Context, sender: SmsSender): void =>
  void ctx.memory.set(NAME, sender)

/**
 * Sends a text message, or says why it cannot. There is no default sender: one that wrote to the log
 * would put codes where many may read them, and one that did nothing would look as if it worked.
 */
export async function sendSms(ctx: Context, to: string, text: string): Promise<void> {
  const send = smsSender(ctx)
  try {
    await send({ to, text })
  } catch (error) {
    ctx.log.error('A text message could not be sent.', { error: String(error) })
    throw unavailable('The text message could not be sent. Try again shortly.')
  }
}

export function smsSender(ctx: Context): SmsSender {
  const sender = ctx.memory.get(NAME) as SmsSender | undefined
  if (sender) return sender
  throw new ApiError(
    422,
    'sms_not_configured',
    'No sender of text messages is configured: give one to `sendSmsWith`.',
  )
}
