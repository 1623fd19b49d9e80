import { type Context, hashSecret, later, MINUTE } from '@inhouse/core'
import { db } from '../tables.ts'

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
  await db(ctx).deleteFrom('passkey_challenges').where('expires_at', '<=', ctx.now()).execute()
  await db(ctx)
    .insertInto('passkey_challenges')
    .values({
      hash: hashSecret(Buffer.from(challenge).toString('base64url')),
      user_id: userId,
      expires_at: later(ctx.now(), CHALLENGE_LIFETIME),
    })
    .execute()
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
