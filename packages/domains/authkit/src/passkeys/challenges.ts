import { type Context, hashSecret, later, MINUTE } from '@inhouse/core'
import { db } from '../tables.ts'

export const CHALLENGE_LIFETIME = 10 * MINUTE

const PURPOSE = 'passkey challenge'

/**
 * Bytes to sign: for a user who adds a passkey, or for nobody yet where someone signs in. Only we can
 * make them, and they say themselves for whom and how long, so that to show a page keeps nothing.
 */
export function newPasskeyChallenge(ctx: Context, userId: string | null): Uint8Array<ArrayBuffer> {
  const expires_at = later(ctx.now(), CHALLENGE_LIFETIME)
  return Uint8Array.from(Buffer.from(ctx.seal(PURPOSE, JSON.stringify([userId, expires_at]))))
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
  const made = open(ctx, challenge)
  if (!made || made.userId !== userId || made.expires_at <= ctx.now()) return false
  await spent(ctx).where('expires_at', '<=', ctx.now()).execute()
  const { numInsertedOrUpdatedRows } = await db(ctx)
    .insertInto('spent_passkey_challenges')
    .values({ hash: hashSecret(challenge), expires_at: made.expires_at })
    .onConflict((already) => already.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What a challenge of ours says; nothing where it is none. */
function open(ctx: Context, challenge: string) {
  try {
    const sealed = Buffer.from(challenge, 'base64url').toString()
    const [userId, expires_at] = JSON.parse(ctx.open(PURPOSE, sealed)) as [string | null, string]
    return { userId, expires_at }
  } catch {
    return undefined
  }
}

const spent = (ctx: Context) => db(ctx).deleteFrom('spent_passkey_challenges')
