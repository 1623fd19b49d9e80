import {
  badRequest,
  type Context,
  hashSecret,
  later,
  MINUTE,
  newToken,
  type Transaction,
} from '@inhouse/core'
import type { Origin } from '../authentication/grants/grant.ts'
import type { Proven } from '../authentication/proven.ts'
import { db, type PendingAuthentication } from '../tables.ts'

type Step = PendingAuthentication['step']

const LIFETIME = 10 * MINUTE

/** Keeps a sign-in that waits for one more step, and gives the token that goes on with it. */
export async function createPendingAuthentication(
  ctx: Context,
  step: Step,
  proven: Proven,
): Promise<string> {
  const token = newToken(ctx.random)
  await db(ctx)
    .insertInto('pending_authentications')
    .values({
      hash: hashSecret(token),
      user_id: proven.user_id,
      step,
      auth_method: proven.auth_method,
      authentication_method: proven.authentication_method,
      ip_address: proven.ip_address,
      user_agent: proven.user_agent,
      authenticated_at: proven.authenticated_at,
      organization_id: proven.organization_id,
      invitation_id: proven.invitation_id,
      mfa_passed: proven.mfa_passed,
      browser_session_id: proven.browser_session_id ?? null,
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

/** The proof that was given at the beginning; whoever goes on may come from elsewhere. */
export const provenBy = (pending: PendingAuthentication, origin: Origin): Proven => ({
  user_id: pending.user_id,
  auth_method: pending.auth_method,
  authentication_method: pending.authentication_method,
  authenticated_at: pending.authenticated_at,
  organization_id: pending.organization_id,
  invitation_id: pending.invitation_id,
  mfa_passed: pending.mfa_passed,
  browser_session_id: pending.browser_session_id,
  ip_address: origin.ip_address ?? pending.ip_address,
  user_agent: origin.user_agent ?? pending.user_agent,
})

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
