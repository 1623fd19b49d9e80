import { badRequest, type Context } from '@inhouse/core'
import type { User } from '@inhouse/users'
import { challengeFactor } from '../challenges/service.ts'
import { findChallenge, spendChallenge, tryCode } from '../challenges/try-code.ts'
import { mfaFailed, mfaSucceeded } from '../events.ts'
import { getFactor, listVerifiedFactors } from '../factors/service.ts'
import type { AuthenticationFactor } from '../tables.ts'
import {
  createRecoveryCodes,
  triesByRecoveryCode,
  useRecoveryCode,
} from '../factors/recovery-codes.ts'
import { tellingFailure } from '../one-time-codes/tell-failure.ts'
import type { Origin } from './grants/grant.ts'

/** Shows a code of one factor, on a page where the challenge and its answer are one step. */
export async function proveFactor(
  ctx: Context,
  user: User,
  { factorId, code }: { factorId: string; code: string },
  origin: Origin,
): Promise<void> {
  const attempt = { user_id: user.id, email: user.email, ...origin }
  await tellingFailure(ctx, mfaFailed, attempt, async () => {
    if (!(await maySignInWith(ctx, user, await getFactor(ctx, factorId)))) throw wrongCode()
    const challenge = await challengeFactor(ctx, factorId)
    const asked = await findChallenge(ctx, challenge.id)
    const tried = asked && (await tryCode(ctx, asked, code))
    if (tried?.state !== 'right') throw wrongCode()
    await ctx.transaction(async (tx) => {
      if ((await spendChallenge(tx, tried)) !== 'spent') throw wrongCode()
      await tx.emit(mfaSucceeded, attempt)
    })
  })
}

/** While there is a confirmed factor, one that is not proves nothing. */
async function maySignInWith(ctx: Context, user: User, factor: AuthenticationFactor) {
  if (factor.user_id !== user.id || factor.type !== 'totp') return false
  return factor.verified_at !== null || (await listVerifiedFactors(ctx, user.id)).length === 0
}

/** Confirms a factor that was just enrolled, and gives the codes for the day its phone is lost. */
export async function confirmFactor(
  ctx: Context,
  user: User,
  given: { factorId: string; code: string },
  origin: Origin,
): Promise<string[]> {
  await proveFactor(ctx, user, given, origin)
  return ctx.transaction((tx) => createRecoveryCodes(tx, user.id))
}

/** Shows a recovery code in place of a factor, once. */
export async function proveRecoveryCode(
  ctx: Context,
  user: User,
  code: string,
  origin: Origin,
): Promise<void> {
  await ctx.limit(triesByRecoveryCode, user.id)
  const attempt = { user_id: user.id, email: user.email, ...origin }
  await tellingFailure(ctx, mfaFailed, attempt, () =>
    ctx.transaction(async (tx) => {
      if (!(await useRecoveryCode(tx, user.id, code))) throw wrongCode()
      await tx.emit(mfaSucceeded, attempt)
    }),
  )
}

const wrongCode = () => badRequest('invalid_one_time_code', 'The code is wrong.')
