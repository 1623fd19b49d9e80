import {
  type Context,
  hashSecret,
  later,
  lookUp,
  newToken,
  OAuthError,
  SECOND,
  statement,
  type Transaction,
} from '@inhouse/core'
import type { Kysely } from 'kysely'
import { isActive, revokeSession } from '../sessions/service.ts'
import { settings } from '../settings.ts'
import type { AuthkitTables, Session } from '../tables.ts'

const PURPOSE = 'refresh token'

/** The first token of a session. */
export async function issueRefreshToken(tx: Transaction, sessionId: string): Promise<string> {
  const token = newToken(tx.random)
  await insert(tx, hashSecret(token), sessionId, tx.now())
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
  const hash = hashSecret(token)
  const outcome = await ctx.transaction(async (tx) => {
    const [before] = await sessionOf(tx, hash)
    // RFC 6749, 5.2: nor one that was issued to another client.
    if (before?.client_id !== tx.clientId) return 'unknown'
    if (!isActive(tx, before)) return 'ended'
    const prepared = await prepare(tx, before)

    const refresh_token = (await use(tx, hash, before.id)) ?? (await successorOf(tx, hash))
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
async function use(tx: Transaction, hash: string, sessionId: string): Promise<string | undefined> {
  const successor = newToken(tx.random)
  const { numAffectedRows } = await spend(tx, hash, tx.now(), tx.seal(PURPOSE, successor))
  if (numAffectedRows === 0n) return undefined

  await insert(tx, hashSecret(successor), sessionId, tx.now())
  await touch(tx, sessionId, tx.now())
  return successor
}

/** The successor of a spent token, while the grace lasts and the successor itself is not spent. */
async function successorOf(tx: Transaction, hash: string): Promise<string | undefined> {
  const [spent] = await find(tx, hash)
  if (!spent?.used_at || !spent.sealed_successor) return undefined
  const graceEnds = later(spent.used_at, settings(tx).refreshGraceSeconds * SECOND)
  if (graceEnds <= tx.now()) return undefined
  const successor = tx.open(PURPOSE, spent.sealed_successor)
  const [next] = await find(tx, hashSecret(successor))
  return next?.used_at === null ? successor : undefined
}

/** The session that a token is of, whether it was used or not. */
export const sessionIdOf = async (ctx: Context, token: string): Promise<string | undefined> =>
  (await find(ctx, hashSecret(token)))[0]?.session_id

type Db = Kysely<AuthkitTables>

const sessionOf = lookUp('session of refresh token', (all: Db, hash: string) =>
  all
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
    .selectAll('sessions')
    .where('refresh_tokens.hash', '=', hash),
)

const find = lookUp('refresh token', (all: Db, hash: string) =>
  all.selectFrom('refresh_tokens').selectAll().where('hash', '=', hash),
)

const spend = statement(
  'spend a refresh token',
  (all: Db, hash: string, used_at: string, sealed_successor: string) =>
    all
      .updateTable('refresh_tokens')
      .set({ used_at, sealed_successor })
      .where('hash', '=', hash)
      .where('used_at', 'is', null),
)

const insert = statement(
  'insert a refresh token',
  (all: Db, hash: string, session_id: string, created_at: string) =>
    all
      .insertInto('refresh_tokens')
      .values({ hash, session_id, used_at: null, sealed_successor: null, created_at }),
)

const touch = statement('refresh a session', (all: Db, id: string, now: string) =>
  all.updateTable('sessions').set({ refreshed_at: now, updated_at: now }).where('id', '=', id),
)
