import { type Context, equalSecrets, type Transaction } from '@inhouse/core'
import { emailKey, type OutsideTransaction, type User } from '@inhouse/users'
import { db, type OneTimeCode } from '../tables.ts'
import { findNewestCode, secretOf, useCode } from './service.ts'

/** Why a code is refused; `none` says that no code waits for this user. */
type Refusal = 'none' | 'incorrect' | 'expired' | 'used' | 'too_many_attempts'

/** How a resource says each of them. */
export type Refusals = Record<Refusal, () => Error>

const MAX_ATTEMPTS = 5

/**
 * The code that was given, if it is the newest of its kind, good now, and one of at most five tries.
 * It is not yet spent. Outside a transaction, because there its refusal would undo the count.
 */
export async function checkCode(
  ctx: OutsideTransaction,
  kind: OneTimeCode['kind'],
  user: Pick<User, 'id'>,
  given: string,
  refusals: Refusals,
): Promise<OneTimeCode> {
  const code = await findNewestCode(ctx, kind, user.id)
  if (!code) throw refusals.none()

  // Counted before anything is told, so that who guesses in parallel has no more tries than others.
  const closed = (await takeTry(ctx, code.id)) ? undefined : await whyClosed(ctx, code)
  if (closed === 'too_many_attempts') throw refusals.too_many_attempts()
  // Compared in constant time: the time taken must not tell how much of a guess was right.
  const isRight = equalSecrets(given, secretOf(ctx, code))
  // What became of an old code is told to nobody but who has it.
  if (closed) throw isRight ? refusals[closed]() : refusals.none()
  if (!isRight) throw refusals.incorrect()
  return code
}

/**
 * Spends a code that was found right. `user` is as the transaction holds them, so that a code for one
 * address cannot verify another that is taken in the same moment.
 */
export async function redeemCode(
  tx: Transaction,
  code: OneTimeCode,
  user: User,
  refusals: Refusals,
): Promise<void> {
  if (!wasSentTo(user, code)) throw refusals.none()
  if (!(await useCode(tx, code.id))) throw refusals.used()
}

/** A code proves the address it was sent to, and nothing once that is no longer the user's. */
export const wasSentTo = (user: User, { kind, email }: OneTimeCode) =>
  kind === 'email_change' || emailKey(email) === user.email_key

async function takeTry(ctx: Context, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('one_time_codes')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .where('attempts', '<', MAX_ATTEMPTS)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function whyClosed(ctx: Context, { id, expires_at }: OneTimeCode) {
  const now = await db(ctx)
    .selectFrom('one_time_codes')
    .select('used_at')
    .where('id', '=', id)
    .executeTakeFirst()
  if (now?.used_at !== null) return 'used'
  return expires_at <= ctx.now() ? 'expired' : 'too_many_attempts'
}
