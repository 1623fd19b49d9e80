import { type Context, HOUR, later, milliseconds, SECOND, type Transaction } from '@inhouse/core'
import { db, type Session } from '../tables.ts'
import type { RoundTrip } from './round-trip.ts'

/** What a provider lets the app do in a user's name. */
export interface ProviderTokens {
  provider: string
  /** Empty where the provider gave none. */
  refresh_token: string
  access_token: string
  /** In seconds since 1970; 0 where the provider did not say. */
  expires_at: number
  scopes: string[]
}

/** Whose tokens they are: one proof, wherever it is carried until a session comes of it. */
type Proof = Pick<Session, 'user_id' | 'authentication_method' | 'authenticated_at'>

const PURPOSE = 'tokens of a provider'
// A sign-in takes an hour at most, and then waits for the app, a second factor and a choice.
const LIFETIME = 2 * HOUR

/** Reads them from an answer of a token endpoint. RFC 6749, 5.1. */
export function readTokens(
  ctx: Context,
  provider: string,
  answer: object,
  { scopes }: Pick<RoundTrip, 'scopes'>,
): ProviderTokens | null {
  const { access_token, refresh_token, expires_in, scope } = answer as Record<string, unknown>
  if (typeof access_token !== 'string') return null
  const seconds = Number(expires_in)
  const now = Math.floor(milliseconds(ctx.now()) / SECOND)
  return {
    provider,
    refresh_token: typeof refresh_token === 'string' ? refresh_token : '',
    access_token,
    expires_at: Number.isFinite(seconds) && seconds > 0 ? now + Math.floor(seconds) : 0,
    // What is left out is what was asked for. GitHub writes commas.
    scopes: typeof scope === 'string' ? scope.split(/[ ,]+/).filter(Boolean) : [...scopes],
  }
}

/** Keeps them, sealed, until the session is opened that the proof leads to. */
export async function keepProviderTokens(
  tx: Transaction,
  proof: Proof,
  tokens: ProviderTokens,
): Promise<void> {
  const row = {
    user_id: proof.user_id,
    provider: proof.authentication_method,
    authenticated_at: proof.authenticated_at,
    sealed_tokens: tx.seal(PURPOSE, JSON.stringify(tokens)),
    expires_at: later(tx.now(), LIFETIME),
  }
  await db(tx)
    .deleteFrom('provider_tokens')
    .where('user_id', '=', row.user_id)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<=', tx.now()),
        eb.and({ provider: row.provider, authenticated_at: row.authenticated_at }),
      ]),
    )
    .execute()
  await db(tx).insertInto('provider_tokens').values(row).execute()
}

/** Gives them out, once. */
export async function takeProviderTokens(
  tx: Transaction,
  { user_id, authentication_method, authenticated_at }: Proof,
): Promise<ProviderTokens | undefined> {
  const where = { user_id, provider: authentication_method, authenticated_at }
  const kept = await db(tx)
    .selectFrom('provider_tokens')
    .select(['sealed_tokens', 'expires_at'])
    .where((eb) => eb.and(where))
    .executeTakeFirst()
  if (!kept) return undefined
  const { numDeletedRows } = await db(tx)
    .deleteFrom('provider_tokens')
    .where((eb) => eb.and(where))
    .executeTakeFirst()
  if (numDeletedRows === 0n || kept.expires_at <= tx.now()) return undefined
  return JSON.parse(tx.open(PURPOSE, kept.sealed_tokens)) as ProviderTokens
}
