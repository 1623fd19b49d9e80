import { type Context, notFound, type RateLimit, type Transaction } from '@inhouse/core'
import {
  emailKey,
  findUserByEmail,
  getUser,
  hashNewPassword,
  markEmailVerified,
  type OutsideTransaction,
  savePassword,
  type User,
} from '@inhouse/users'
import { passwordResetCreated, passwordResetSucceeded } from '../events.ts'
import { passwordChangedMail, passwordResetMail } from '../mails/mails.ts'
import { wasSentTo } from '../one-time-codes/check-code.ts'
import {
  createToken,
  findOpenToken,
  getCode,
  type KnownCode,
  useAllCodes,
  useCode,
} from '../one-time-codes/service.ts'
import { endHalfDone } from '../authentication/end-half-done.ts'
import { endSessionsOf } from '../sessions/service.ts'
import { settings } from '../settings.ts'
import type { OneTimeCode } from '../tables.ts'
import type { NewPasswordInput, PasswordReset } from './serializer.ts'

const resetsByEmail: RateLimit = { name: 'password_reset_email', points: 3, seconds: 60 }

/** Mails a link that sets a new password once. */
export async function createPasswordReset(ctx: Context, email: string): Promise<PasswordReset> {
  await ctx.limit(resetsByEmail, emailKey(email))
  const user = await findUserByEmail(ctx, email)
  if (!user) throw notFound('User', email)
  const { mails, passwordResetMinutes: minutes } = settings(ctx)

  return ctx.transaction(async (tx) => {
    const token = await createToken(tx, { kind: 'password_reset', user }, minutes)
    const reset = withLink(tx, token)
    await tx.emit(passwordResetCreated, reset)
    if (mails.passwordReset) {
      await tx.mail(passwordResetMail(tx, user, { url: reset.password_reset_url, minutes }))
    }
    return reset
  })
}

export async function getPasswordReset(ctx: Context, id: string): Promise<PasswordReset> {
  return withLink(ctx, await getCode(ctx, 'password_reset', 'Password reset', id))
}

/** What a token would reset, and for whom; to look it up does not spend it. */
export async function findPasswordReset(
  ctx: Context,
  token: string,
): Promise<{ reset: OneTimeCode; user: User } | undefined> {
  const reset = await findOpenToken(ctx, 'password_reset', token)
  if (!reset) return undefined
  const user = await getUser(ctx, reset.user_id)
  return wasSentTo(user, reset) ? { reset, user } : undefined
}

/**
 * Sets a password by a token from the mailbox, which proves the address as well. All that the old
 * password may have opened is closed. A second factor stays: a mailbox alone does not replace it.
 */
export async function resetPassword(
  ctx: OutsideTransaction,
  { token, new_password }: NewPasswordInput,
): Promise<User> {
  const found = await findPasswordReset(ctx, token)
  if (!found) throw unknownToken(token)
  const { reset, user } = found
  const hash = await hashNewPassword(ctx, user.email, new_password, 'password_reset_error')

  return ctx.transaction(async (tx) => {
    if (!(await useCode(tx, reset.id))) throw unknownToken(token)
    await useAllCodes(tx, 'password_reset', user.id)
    await useAllCodes(tx, 'email_change', user.id)
    await savePassword(tx, user.id, hash)
    await endSignInsOf(tx, user.id)
    const verified = await markEmailVerified(tx, user.id)
    // Looked at again where nobody can change it: a link to one address must not verify another.
    if (!wasSentTo(verified, reset)) throw unknownToken(token)
    await tx.emit(passwordResetSucceeded, reset)
    if (settings(tx).mails.passwordChanged) await tx.mail(passwordChangedMail(tx, verified))
    return verified
  })
}

async function endSignInsOf(tx: Transaction, userId: string): Promise<void> {
  await endHalfDone(tx, userId)
  await endSessionsOf(tx, { user_id: userId })
}

function withLink(ctx: Context, { code: token, ...reset }: KnownCode): PasswordReset {
  const url = new URL(settings(ctx).passwordResetUrl ?? `${ctx.url}/reset-password`)
  url.searchParams.set('token', token)
  return { ...reset, password_reset_token: token, password_reset_url: url.href }
}

/** Unknown, spent and expired look alike. */
const unknownToken = (token: string) => notFound('Password reset token', token)
