import {
  badRequest,
  type Context,
  hashSecret,
  later,
  MINUTE,
  newToken,
  type Transaction,
} from '@inhouse/core'
import { db, type PendingAuthentication } from '../tables.ts'

type Step = PendingAuthentication['step']

type Proof = Pick<
  PendingAuthentication,
  | 'user_id'
  | 'auth_method'
  | 'authentication_method'
  | 'ip_address'
  | 'user_agent'
  | 'authenticated_at'
>

const LIFETIME = 10 * MINUTE

/** Keeps a sign-in that waits for one more step, and gives the token that goes on with it. */
export async function createPendingAuthentication(
  ctx: Context,
  step: Step,
  proof: Proof,
): Promise<string> {
  const token = newToken(ctx.random)
  await db(ctx)
    .insertInto('pending_authentications')
    .values({
      hash: hashSecret(token),
      user_id: proof.user_id,
      step,
      auth_method: proof.auth_method,
      authentication_method: proof.authentication_method,
      ip_address: proof.ip_address,
      user_agent: proof.user_agent,
      authenticated_at: proof.authenticated_at,
      expires_at: later(ctx.now(), LIFETIME),
      used_at: null,
    })
    .execute()
  return token
}

/** The sign-in a token goes on with, if it is neither spent nor over nor waiting for something else. */
export async function getPendingAuthentication(
  ctx: Context,
  step: Step,
  token: string,
): Promise<PendingAuthentication> {
  const pending = await db(ctx)
    .selectFrom('pending_authentications')
    .selectAll()
    .where('hash', '=', hashSecret(token))
    .executeTakeFirst()
  if (pending?.step !== step || pending.used_at !== null || pending.expires_at <= ctx.now()) {
    throw invalidToken()
  }
  return pending
}

/** Spends the token. Of two who come at once, one is refused. */
export async function usePendingAuthentication(tx: Transaction, hash: string): Promise<void> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('pending_authentications')
    .set({ used_at: tx.now() })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw invalidToken()
}

const invalidToken = () =>
  badRequest(
    'invalid_pending_authentication_token',
    'The pending authentication token is unknown, spent or has expired.',
  )
