import { badRequest, type Context, type Transaction } from '@inhouse/core'
import { getUser, markEmailVerified, type User } from '@inhouse/users'
import { emailVerificationCreated } from '../events.ts'
import { verificationMail } from '../mails/mails.ts'
import { checkCode, redeemCode, type Refusals } from '../one-time-codes/check-code.ts'
import { CODE_MINUTES, createCode, getCode, type KnownCode } from '../one-time-codes/service.ts'
import { settings } from '../settings.ts'
import { verificationsByUser } from './limits.ts'

/** Mails a code that verifies the address of a user, and tells that it was made. */
export async function sendEmailVerification(tx: Transaction, user: User): Promise<KnownCode> {
  const code = await createCode(tx, { kind: 'email_verification', user })
  await tx.emit(emailVerificationCreated, code)
  if (settings(tx).mails.emailVerification) {
    await tx.mail(verificationMail(tx, user, { code: code.code, minutes: CODE_MINUTES }))
  }
  return code
}

/** The same, as often as the API allows it and while there is anything to verify. */
export async function requestEmailVerification(ctx: Context, userId: string): Promise<User> {
  const user = await getUser(ctx, userId)
  if (user.email_verified) {
    throw badRequest('email_already_verified', 'The email address is verified already.')
  }
  await ctx.limit(verificationsByUser, userId)
  await ctx.transaction((tx) => sendEmailVerification(tx, user))
  return user
}

/** The password stays: who has the code goes on in the app where the account was made. */
export async function confirmEmailVerification(
  ctx: Context,
  userId: string,
  given: string,
): Promise<User> {
  const user = await getUser(ctx, userId)
  if (user.email_verified) {
    throw badRequest('email_previously_verified', 'The email address is verified already.')
  }
  const code = await checkCode(ctx, 'email_verification', user, given, refusals)
  return ctx.transaction(async (tx) => {
    const verified = await markEmailVerified(tx, userId)
    await redeemCode(tx, code, verified, refusals)
    return verified
  })
}

export const getEmailVerification = (ctx: Context, id: string): Promise<KnownCode> =>
  getCode(ctx, 'email_verification', 'Email verification', id)

const incorrect = () => badRequest('email_verification_code_incorrect', 'The code is wrong.')

const refusals: Refusals = {
  none: incorrect,
  incorrect,
  expired: () => badRequest('email_verification_code_expired', 'The code has expired.'),
  used: () =>
    badRequest('email_verification_code_previously_used', 'The code has been used already.'),
  // The API has no word of its own for it, and what helps is the same: to ask for a new one.
  too_many_attempts: () =>
    badRequest(
      'email_verification_code_expired',
      'The code was tried too often and is void. Ask for a new one.',
    ),
}
