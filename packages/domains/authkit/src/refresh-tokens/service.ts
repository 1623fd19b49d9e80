import {
  type Context,
  hashSecret,
  later,
  newToken,
  OAuthError,
  SECOND,
  type Transaction,
} from '@inhouse/core'
import { findSession, isActive, revokeSession } from '../sessions/service.ts'
import { settings } from '../settings.ts'
import { db, type RefreshToken, type Session } from '../tables.ts'

const PURPOSE = 'refresh token'

/** The first token of a session. */
export async function issueRefreshToken(tx: Transaction, sessionId: string): Promise<string> {
  const token = newToken(tx.random)
  await insert(tx, token, sessionId)
  return token
}

/**
 * Exchanges a token for its successor. Within the grace everybody who comes with it gets the same
 * successor, so that tabs and servers that refresh at once stay in one session. Who comes later, or
 * after the successor was used, holds a stolen token or its victim does: the session ends.
 * RFC 9700, 4.14.2. `prepare` makes what the caller leaves with, or refuses while the token is not
 * yet spent.
 */
export async function rotateRefreshToken<Prepared extends { session: Session }>(
  ctx: Context,
  token: string,
  prepare: (tx: Transaction, session: Session) => Promise<Prepared>,
): Promise<Prepared & { refresh_token: string }> {
  const outcome = await ctx.transaction(async (tx) => {
    const presented = await find(tx, hashSecret(token))
    const before = presented && (await findSession(tx, presented.session_id))
    // RFC 6749, 5.2: nor one that was issued to another client.
    if (!presented || before?.client_id !== tx.clientId) return 'unknown'
    if (!isActive(tx, before)) return 'ended'
    const prepared = await prepare(tx, before)

    const refresh_token = (await use(tx, presented)) ?? (await successorOf(tx, presented.hash))
    if (refresh_token) return { ...prepared, refresh_token }
    await revokeSession(tx, before.id)
    tx.log.warn('A used refresh token came back, so its session was ended.', {
      session_id: before.id,
      user_id: before.user_id,
    })
    return 'reused'
  })
  if (typeof outcome === 'string') throw refusals[outcome]()
  return outcome
}

const refusals = {
  unknown: () => new OAuthError('invalid_grant', 'The refresh token is unknown or has expired.'),
  ended: () => new OAuthError('invalid_grant', 'The session has ended.'),
  reused: () => new OAuthError('invalid_grant', 'The refresh token was already exchanged.'),
}

/** Spends the token, if nobody did before, and what it replaced can then no longer be had. */
async function use(tx: Transaction, { hash, session_id }: RefreshToken) {
  const successor = newToken(tx.random)
  const { numUpdatedRows } = await db(tx)
    .updateTable('refresh_tokens')
    .set({ used_at: tx.now(), sealed_successor: tx.seal(PURPOSE, successor) })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return undefined

  await insert(tx, successor, session_id)
  await db(tx)
    .updateTable('sessions')
    .set({ refreshed_at: tx.now(), updated_at: tx.now() })
    .where('id', '=', session_id)
    .execute()
  return successor
}

/** The successor of a spent token, while the grace lasts and the successor itself is not spent. */
async function successorOf(tx: Transaction, hash: string): Promise<string | undefined> {
  const spent = await find(tx, hash)
  if (!spent?.used_at || !spent.sealed_successor) return undefined
  const graceEnds = later(spent.used_at, settings(tx).refreshGraceSeconds * SECOND)
  if (graceEnds <= tx.now()) return undefined
  const successor = tx.open(PURPOSE, spent.sealed_successor)
  const next = await find(tx, hashSecret(successor))
  return next?.used_at === null ? successor : undefined
}

const find = (ctx: Context, hash: string): Promise<RefreshToken | undefined> =>
  db(ctx).selectFrom('refresh_tokens').selectAll().where('hash', '=', hash).executeTakeFirst()

const insert = (tx: Transaction, token: string, session_id: string) =>
  db(tx)
    .insertInto('refresh_tokens')
    .values({
      hash: hashSecret(token),
      session_id,
      used_at: null,
      sealed_successor: null,
      created_at: tx.now(),
    })
    .execute()
