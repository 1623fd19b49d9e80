import { ApiError, type Context, equalSecrets, newToken } from '@inhouse/core'
import { changeSignIn, getSignIn } from '../sign-ins/service.ts'
import type { Browser } from '../sign-ins/browser.ts'
import { db, type SignIn } from '../tables.ts'

/** The way out to a provider and back, as it is kept meanwhile. */
export interface RoundTrip {
  state: string
  nonce: string
  verifier: string
  /** What was asked for. */
  scopes: readonly string[]
  /** Whether the app itself asked for the provider, so that no page of ours comes after. */
  direct: boolean
}

const PURPOSE = 'round trip to a provider'

/** Begins it, and voids one that was begun before in the same sign-in. */
export async function beginRoundTrip(
  ctx: Context,
  { id }: SignIn,
  provider: string,
  asked: Pick<RoundTrip, 'scopes' | 'direct'>,
): Promise<RoundTrip> {
  const trip: RoundTrip = {
    state: `${id}.${newToken(ctx.random, 32)}`,
    nonce: newToken(ctx.random, 32),
    // RFC 7636, 4.1
    verifier: newToken(ctx.random, 64),
    ...asked,
  }
  const provider_verifier = ctx.seal(PURPOSE, JSON.stringify(trip))
  await changeSignIn(ctx, id, { provider, provider_verifier })
  return trip
}

/** Ends it once, in the browser it began in, and by the provider it went out to. RFC 9700, 4.7. */
export async function endRoundTrip(
  ctx: Context,
  browser: Browser,
  provider: string,
  state: string,
): Promise<{ signIn: SignIn; trip: RoundTrip }> {
  const signIn = await getSignIn(ctx, signInOf(state), browser)
  const trip = signIn.provider === provider ? readTrip(ctx, signIn) : undefined
  if (!trip || !equalSecrets(trip.state, state)) throw over()

  const { numUpdatedRows } = await db(ctx)
    .updateTable('sign_ins')
    .set({ provider: null, provider_verifier: null })
    .where('id', '=', signIn.id)
    .where('provider_verifier', '=', signIn.provider_verifier)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw over()
  return { signIn: { ...signIn, provider: null, provider_verifier: null }, trip }
}

/** The state begins with the sign-in that it belongs to. */
export const signInOf = (state: string): string => state.split('.')[0]!

/** Nothing where something else is kept there, such as an identity that waits for a proof. */
function readTrip(ctx: Context, { provider_verifier }: SignIn): RoundTrip | undefined {
  if (provider_verifier === null) return undefined
  try {
    return JSON.parse(ctx.open(PURPOSE, provider_verifier)) as RoundTrip
  } catch {
    return undefined
  }
}

const over = () =>
  new ApiError(410, 'sign_in_over', 'This sign-in is over. Begin it anew from the app.')
