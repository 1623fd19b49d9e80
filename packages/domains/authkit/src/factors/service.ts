import {
  type Context,
  milliseconds,
  notFound,
  type Page,
  type PageQuery,
  paginate,
  type Transaction,
} from '@inhouse/core'
import { getUser } from '@inhouse/users'
import { type AuthenticationFactor, db } from '../tables.ts'
import { sealedFor, timeStepOf } from './totp.ts'

export async function getFactor(ctx: Context, id: string): Promise<AuthenticationFactor> {
  const factor = await factors(ctx).where('id', '=', id).executeTakeFirst()
  if (!factor) throw notFound('Authentication factor', id)
  return factor
}

/** All factors of a user, confirmed or not. */
export async function listFactors(
  ctx: Context,
  userId: string,
  query: PageQuery,
): Promise<Page<AuthenticationFactor>> {
  await getUser(ctx, userId)
  return paginate(ctx, 'authentication_factors', factors(ctx).where('user_id', '=', userId), query)
}

/** The factors that a sign-in asks for: authenticator apps that have shown a right code. */
export const listVerifiedFactors = (
  ctx: Context,
  userId: string,
): Promise<AuthenticationFactor[]> =>
  factors(ctx)
    .where('user_id', '=', userId)
    .where('type', '=', 'totp')
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** Removes a factor with its challenges; with the last one its user's recovery codes go too. */
export function deleteFactor(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { user_id } = await getFactor(tx, id)
    await db(tx).deleteFrom('authentication_factors').where('id', '=', id).execute()
    if (!user_id || (await listVerifiedFactors(tx, user_id)).length > 0) return
    await db(tx).deleteFrom('recovery_codes').where('user_id', '=', user_id).execute()
  })
}

/** The time step a TOTP code of this factor belongs to, if it is right. */
export const timeStepOfCode = (
  ctx: Context,
  factor: AuthenticationFactor,
  code: string,
): number | undefined =>
  timeStepOf(ctx.open(sealedFor(factor.id), factor.sealed_secret!), code, milliseconds(ctx.now()))

/**
 * Takes note that a factor was shown, and tells whether that was news: a time step counts once.
 * RFC 6238, 5.2. The first time confirms the factor.
 */
export async function useFactor(
  tx: Transaction,
  factor: AuthenticationFactor,
  timeStep: number | null,
): Promise<boolean> {
  let claim = db(tx)
    .updateTable('authentication_factors')
    .set({
      verified_at: factor.verified_at ?? tx.now(),
      ...(timeStep !== null && { last_time_step: timeStep }),
    })
    .where('id', '=', factor.id)
  if (timeStep !== null) {
    claim = claim.where((eb) =>
      eb.or([eb('last_time_step', 'is', null), eb('last_time_step', '<', timeStep)]),
    )
  }
  return (await claim.executeTakeFirst()).numUpdatedRows > 0n
}

const factors = (ctx: Context) => db(ctx).selectFrom('authentication_factors').selectAll()
