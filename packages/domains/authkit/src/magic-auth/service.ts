import type { Context } from '@inhouse/core'
import { emailKey } from '@inhouse/users'
import { magicAuthCreated } from '../events.ts'
import { assertDeliverable } from '../invitations/deliverable.ts'
import { findUsableInvitation } from '../invitations/usable.ts'
import { magicCodeMail } from '../mails/mails.ts'
import { CODE_MINUTES, createCode, getCode, type KnownCode } from '../one-time-codes/service.ts'
import { assertMethodOn } from '../policies/refusals.ts'
import { settings } from '../settings.ts'
import { magicCodesByEmail } from './limits.ts'
import type { MagicAuthInput } from './serializer.ts'
import { findOrSignUp } from './sign-up.ts'

/** Mails a code that signs in. An invitation that came with it is accepted by the same code. */
export async function createMagicAuth(ctx: Context, input: MagicAuthInput): Promise<KnownCode> {
  const { email, invitation_token: token } = input
  assertMethodOn(ctx, 'magic_auth')
  await ctx.limit(magicCodesByEmail, emailKey(email))
  assertDeliverable(email)
  const invitation = token ? await findUsableInvitation(ctx, token, email) : undefined

  return ctx.transaction(async (tx) => {
    const user = await findOrSignUp(tx, email, invitation)
    const code = await createCode(tx, {
      kind: 'magic_auth',
      user,
      invitation_id: invitation?.id ?? null,
    })
    await tx.emit(magicAuthCreated, code)
    if (settings(tx).mails.magicAuth) {
      await tx.mail(magicCodeMail(tx, user, { code: code.code, minutes: CODE_MINUTES }))
    }
    return code
  })
}

export const getMagicAuth = (ctx: Context, id: string): Promise<KnownCode> =>
  getCode(ctx, 'magic_auth', 'Magic Auth', id)
