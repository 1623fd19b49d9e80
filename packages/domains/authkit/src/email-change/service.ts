import { ApiError, badRequest, conflict, type Context, type RateLimit } from '@inhouse/core'
import { listActiveMemberships } from '@inhouse/orgs'
import { emailKey, findUserByEmail, getUser, updateUser, type User } from '@inhouse/users'
import { emailChangedMail, emailChangeMail } from '../mails/mails.ts'
import { checkCode, redeemCode, type Refusals } from '../one-time-codes/check-code.ts'
import { CODE_MINUTES, createCode } from '../one-time-codes/service.ts'
import { settings } from '../settings.ts'
import type { EmailChange } from './serializer.ts'

const changesByUser: RateLimit = { name: 'email_change_user', points: 3, seconds: 60 }

/** Mails a code to the address that a user wants to have. Until it comes back, nothing changes. */
export async function requestEmailChange(
  ctx: Context,
  userId: string,
  newEmail: string,
): Promise<EmailChange> {
  const user = await getUser(ctx, userId)
  if (emailKey(newEmail) === user.email_key) {
    throw conflict('email_change_not_needed', 'The user has this email address already.')
  }
  await assertMayChange(ctx, userId)
  if (await findUserByEmail(ctx, newEmail)) throw notAvailable()
  await ctx.limit(changesByUser, userId)

  return ctx.transaction(async (tx) => {
    const code = await createCode(tx, { kind: 'email_change', user, email: newEmail })
    // Always sent: no answer carries this code, so that without the mail nobody could go on.
    const to = { email: newEmail, locale: user.locale }
    await tx.mail(emailChangeMail(tx, to, { code: code.code, minutes: CODE_MINUTES }))
    return { user, code }
  })
}

/**
 * Gives the user the address that the code was mailed to, as a verified one. Sessions stay: the call
 * does not say which of them is the caller's, and in a taken account to end all would only put its
 * owner out. The owner is told at the address they had, and what was mailed there opens nothing more.
 */
export async function confirmEmailChange(
  ctx: Context,
  userId: string,
  given: string,
): Promise<User> {
  const before = await getUser(ctx, userId)
  const code = await checkCode(ctx, 'email_change', before, given, refusals)
  await assertMayChange(ctx, userId)
  return ctx.transaction(async (tx) => {
    await redeemCode(tx, code, before, refusals)
    const user = await changeEmail(tx, userId, code.email)
    if (settings(tx).mails.emailChanged) await tx.mail(emailChangedMail(tx, before, user.email))
    return user
  })
}

async function changeEmail(ctx: Context, userId: string, email: string): Promise<User> {
  try {
    return await updateUser(ctx, userId, { email, email_verified: true })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'email_not_available') throw notAvailable()
    throw error
  }
}

/** Whom a directory manages has the address that the directory says. */
async function assertMayChange(ctx: Context, userId: string): Promise<void> {
  const memberships = await listActiveMemberships(ctx, userId)
  if (memberships.some(({ directory_managed }) => directory_managed)) {
    throw conflict('email_change_not_allowed', 'The email address is managed by a directory.')
  }
}

const notAvailable = () => conflict('email_not_available', 'This email is not available.')

const refusals: Refusals = {
  none: () => conflict('no_pending_email_change', 'No change of the email address is under way.'),
  incorrect: () => badRequest('email_change_code_incorrect', 'The code is wrong.'),
  expired: () => badRequest('email_change_code_expired', 'The code has expired.'),
  used: () => conflict('email_change_code_previously_used', 'The code has been used already.'),
  too_many_attempts: () =>
    new ApiError(
      429,
      'email_change_too_many_attempts',
      'The code was tried too often and is void. Ask for a new one.',
    ),
}
