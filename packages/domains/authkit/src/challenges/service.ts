import { ApiError, badRequest, type Context, later, MINUTE, notFound } from '@inhouse/core'
import { enrollTotp } from '../factors/enroll.ts'
import type { UserFactorInput } from '../factors/serializer.ts'
import { getFactor } from '../factors/service.ts'
import { sendSms, smsSender } from '../factors/sms.ts'
import { type AuthenticationChallenge, type AuthenticationFactor, db } from '../tables.ts'
import { sixDigits } from '../one-time-codes/six-digits.ts'
import { purposeOf } from './code.ts'
import { messagesByNumber } from './limits.ts'
import type { ChallengeInput, OpenedChallenge, UserEnrollment, Verification } from './serializer.ts'
import { findChallenge, spendChallenge, tryCode } from './try-code.ts'

const LIFETIME = 10 * MINUTE

/**
 * Asks for a code of a factor. An authenticator app makes its own, a phone is sent one, and of a
 * generic factor the app gets the code to deliver as it likes.
 */
export async function challengeFactor(
  ctx: Context,
  factorId: string,
  input: ChallengeInput = {},
): Promise<OpenedChallenge> {
  const factor = await getFactor(ctx, factorId)
  if (factor.type === 'sms') {
    smsSender(ctx)
    await ctx.limit(messagesByNumber, factor.phone_number!)
  }
  const code = factor.type === 'totp' ? null : sixDigits(ctx.random)
  const challenge = await createChallenge(ctx, factor, code)
  if (factor.type !== 'sms') return { ...challenge, code }
  await sendSms(ctx, factor.phone_number!, textOf(input.sms_template, code!))
  return { ...challenge, code: null }
}

/** Enrols an authenticator app, and asks for its first code at once. */
export function enrollUserFactor(
  ctx: Context,
  userId: string,
  input: UserFactorInput,
): Promise<UserEnrollment> {
  return ctx.transaction(async (tx) => {
    const factor = await enrollTotp(tx, userId, input)
    return { factor, challenge: { ...(await createChallenge(tx, factor, null)), code: null } }
  })
}

/** Whether this is the code that was asked for. A wrong one is an answer, of which there are five. */
export async function verifyChallenge(
  ctx: Context,
  id: string,
  code: string,
): Promise<Verification> {
  const asked = await findChallenge(ctx, id)
  if (!asked) throw notFound('Authentication challenge', id)

  const tried = await tryCode(ctx, asked, code)
  if (tried.state === 'wrong' || tried.state === 'replayed') {
    return { challenge: asked.challenge, valid: false }
  }
  if (tried.state !== 'right') throw refusals[tried.state]()
  const state = await ctx.transaction((tx) => spendChallenge(tx, tried))
  if (state === 'used') throw refusals.used()
  return { challenge: asked.challenge, valid: state === 'spent' }
}

const refusals = {
  used: () => new ApiError(422, 'challenge_used', 'The challenge has already been verified.'),
  expired: () => new ApiError(422, 'challenge_expired', 'The challenge has expired.'),
  exhausted: () =>
    badRequest(
      'one_time_code_too_many_attempts',
      'Too many wrong codes were given. Ask for a new challenge.',
    ),
}

async function createChallenge(
  ctx: Context,
  factor: AuthenticationFactor,
  code: string | null,
): Promise<AuthenticationChallenge> {
  const id = ctx.newId('auth_challenge')
  const challenge: AuthenticationChallenge = {
    id,
    factor_id: factor.id,
    sealed_code: code && ctx.seal(purposeOf(id), code),
    tries: 0,
    expires_at: later(ctx.now(), LIFETIME),
    used_at: null,
    created_at: ctx.now(),
    updated_at: ctx.now(),
  }
  await db(ctx).insertInto('authentication_challenges').values(challenge).execute()
  return challenge
}

const textOf = (template = 'Your code is {{code}}', code: string) =>
  template.replaceAll(/\{\{ ?code ?\}\}/g, code)
