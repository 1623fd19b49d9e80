import { type Context, equalSecrets, type Transaction } from '@inhouse/core'
import { getFactor, timeStepOfCode, useFactor } from '../factors/service.ts'
import { type AuthenticationChallenge, type AuthenticationFactor, db } from '../tables.ts'
import { purposeOf } from './code.ts'
import { triesByFactor } from './limits.ts'

const MAX_TRIES = 5

/** A challenge and the factor that it is for. */
export interface Asked {
  challenge: AuthenticationChallenge
  factor: AuthenticationFactor
}

/** A right code, not yet spent. Of an authenticator app it has a time step. */
export interface RightCode extends Asked {
  state: 'right'
  timeStep: number | null
}

export type Tried = RightCode | { state: 'wrong' | 'replayed' | 'used' | 'expired' | 'exhausted' }

export async function findChallenge(ctx: Context, id: string): Promise<Asked | undefined> {
  const challenge = await read(ctx, id)
  return challenge && { challenge, factor: await getFactor(ctx, challenge.factor_id) }
}

/** Counts the try, then looks at the code: who tries at once cannot try more often. */
export async function tryCode(ctx: Context, asked: Asked, code: string): Promise<Tried> {
  const { challenge, factor } = asked
  await ctx.limit(triesByFactor, factor.id)
  const { numUpdatedRows } = await db(ctx)
    .updateTable('authentication_challenges')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', challenge.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .where('tries', '<', MAX_TRIES)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { state: await whyNot(ctx, challenge.id) }

  const given = code.replaceAll(/\s/g, '')
  if (challenge.sealed_code === null) {
    const timeStep = timeStepOfCode(ctx, factor, given)
    if (timeStep === undefined) return { state: 'wrong' }
    if (timeStep <= (factor.last_time_step ?? 0)) return { state: 'replayed' }
    return { state: 'right', ...asked, timeStep }
  }
  const wanted = ctx.open(purposeOf(challenge.id), challenge.sealed_code)
  // Compared in constant time: the time taken must not tell how much of a guess was right.
  if (!equalSecrets(given, wanted)) return { state: 'wrong' }
  return { state: 'right', ...asked, timeStep: null }
}

/** Spends a right code. Of two who come at once one finds it used, and a time step counts once. */
export async function spendChallenge(
  tx: Transaction,
  { challenge, factor, timeStep }: RightCode,
): Promise<'spent' | 'used' | 'replayed'> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('authentication_challenges')
    .set({ used_at: tx.now(), updated_at: tx.now() })
    .where('id', '=', challenge.id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'used'
  return (await useFactor(tx, factor, timeStep)) ? 'spent' : 'replayed'
}

async function whyNot(ctx: Context, id: string): Promise<'used' | 'expired' | 'exhausted'> {
  const challenge = await read(ctx, id)
  if (!challenge || challenge.used_at !== null) return 'used'
  return challenge.expires_at <= ctx.now() ? 'expired' : 'exhausted'
}

const read = (ctx: Context, id: string): Promise<AuthenticationChallenge | undefined> =>
  db(ctx)
    .selectFrom('authentication_challenges')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
