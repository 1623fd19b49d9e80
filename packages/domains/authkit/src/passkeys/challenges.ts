import { type Context, hashSecret, later, MINUTE, statement } from '@inhouse/core'
import type { Kysely } from 'kysely'
import { type AuthkitTables, db } from '../tables.ts'

export const CHALLENGE_LIFETIME = 10 * MINUTE

/**
 * Bytes to sign: for a user who adds a passkey, or for nobody yet where someone signs in. They are
 * kept as a hash, and those that nobody came back with are swept away.
 */
export async function newPasskeyChallenge(
  ctx: Context,
  userId: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = Uint8Array.from(ctx.random(32))
  await sweep(ctx, ctx.now())
  const hash = hashSecret(Buffer.from(challenge).toString('base64url'))
  await insert(ctx, hash, userId, later(ctx.now(), CHALLENGE_LIFETIME))
  return challenge
}

/**
 * Spends a challenge, and tells whether it was good. It is spent whatever comes of the answer that
 * brought it, so it must not be undone with that. WebAuthn, 7.1 and 7.2; 13.4.3.
 */
export async function takePasskeyChallenge(
  ctx: Context,
  userId: string | null,
  challenge: string,
): Promise<boolean> {
  let claim = db(ctx)
    .deleteFrom('passkey_challenges')
    .where('hash', '=', hashSecret(challenge))
    .where('expires_at', '>', ctx.now())
  claim = userId ? claim.where('user_id', '=', userId) : claim.where('user_id', 'is', null)
  return (await claim.executeTakeFirst()).numDeletedRows > 0n
}

const sweep = statement('sweep passkey challenges', (all: Kysely<AuthkitTables>, now: string) =>
  all.deleteFrom('passkey_challenges').where('expires_at', '<=', now),
)

const insert = statement(
  'insert a passkey challenge',
  (all: Kysely<AuthkitTables>, hash: string, user_id: string | null, expires_at: string) =>
    all.insertInto('passkey_challenges').values({ hash, user_id, expires_at }),
)
