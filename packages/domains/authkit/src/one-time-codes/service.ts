import {
  type Context,
  DAY,
  hashSecret,
  later,
  MINUTE,
  newToken,
  notFound,
  type Transaction,
} from '@inhouse/core'
import type { User } from '@inhouse/users'
import { db, type OneTimeCode } from '../tables.ts'
import { sixDigits } from './six-digits.ts'

/** For how long six digits are good. */
export const CODE_MINUTES = 10

/** A code or token together with what was mailed of it. */
export interface KnownCode extends OneTimeCode {
  code: string
}

interface NewCode {
  kind: OneTimeCode['kind']
  user: Pick<User, 'id' | 'email'>
  /** Where it is sent, if not to the user's own address. */
  email?: string
  invitation_id?: string | null
}

const PURPOSE = 'one-time code'
// What is long over is of no use to anyone who asks for it by its id.
const KEPT = 30 * DAY

/** Six digits, which from now on are the only ones of their kind that count for this user. */
export const createCode = (tx: Transaction, input: NewCode): Promise<KnownCode> =>
  keep(tx, input, sixDigits(tx.random), CODE_MINUTES, null)

/** A token for a link. Those mailed before stay good until one of them is used. */
export function createToken(tx: Transaction, input: NewCode, minutes: number): Promise<KnownCode> {
  const token = newToken(tx.random)
  return keep(tx, input, token, minutes, hashSecret(token))
}

/** One code by its id, with what was mailed; `object` is how a refusal calls it. */
export async function getCode(
  ctx: Context,
  kind: OneTimeCode['kind'],
  object: string,
  id: string,
): Promise<KnownCode> {
  const code = await codes(ctx).where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
  if (!code) throw notFound(object, id)
  return { ...code, code: secretOf(ctx, code) }
}

/** The newest of a kind, whatever has become of it. */
export const findNewestCode = (
  ctx: Context,
  kind: OneTimeCode['kind'],
  userId: string,
): Promise<OneTimeCode | undefined> =>
  codes(ctx)
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The token that is good now. */
export const findOpenToken = (
  ctx: Context,
  kind: OneTimeCode['kind'],
  token: string,
): Promise<OneTimeCode | undefined> =>
  codes(ctx)
    .where('hash', '=', hashSecret(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()

/** Spends it, and tells whether there was anything to spend: of many at once, one hears yes. */
export async function useCode(tx: Transaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('one_time_codes')
    .set({ used_at: tx.now(), updated_at: tx.now() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Spends all that a user still has of a kind. */
export async function useAllCodes(
  tx: Transaction,
  kind: OneTimeCode['kind'],
  userId: string,
): Promise<void> {
  await db(tx)
    .updateTable('one_time_codes')
    .set({ used_at: tx.now(), updated_at: tx.now() })
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .execute()
}

export const secretOf = (ctx: Context, { sealed_code }: OneTimeCode): string =>
  ctx.open(PURPOSE, sealed_code)

async function keep(
  tx: Transaction,
  { kind, user, email = user.email, invitation_id = null }: NewCode,
  secret: string,
  minutes: number,
  hash: string | null,
): Promise<KnownCode> {
  await forgetOld(tx, kind, user.id)
  const code: OneTimeCode = {
    id: tx.newId(kind),
    kind,
    user_id: user.id,
    email,
    hash,
    sealed_code: tx.seal(PURPOSE, secret),
    invitation_id,
    attempts: 0,
    expires_at: later(tx.now(), minutes * MINUTE),
    used_at: null,
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await db(tx).insertInto('one_time_codes').values(code).execute()
  return { ...code, code: secret }
}

const forgetOld = (tx: Transaction, kind: OneTimeCode['kind'], userId: string) =>
  db(tx)
    .deleteFrom('one_time_codes')
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('expires_at', '<', later(tx.now(), -KEPT))
    .execute()

const codes = (ctx: Context) => db(ctx).selectFrom('one_time_codes').selectAll()
