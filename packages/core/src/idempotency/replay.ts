import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { conflict, invalidField } from '../errors.ts'
import type { Answer } from '../http/answer.ts'
import { hashSecret } from '../secrets.ts'
import { DAY, later, MINUTE, SECOND } from '../world.ts'

interface IdempotencyKey {
  /** The hash of the caller and of the key they sent. */
  key: string
  /** The hash of the request that came first with this key. */
  fingerprint: string
  /** None while that first request is under way. */
  status: number | null
  /** Sealed: an answer may carry a secret that is shown once. */
  answer: string | null
  expires_at: string
}

interface Tables {
  idempotency_keys: IdempotencyKey
}

/** What is asked, and by whom, as far as two requests must agree to be the same. */
export interface Asked {
  /** The `Idempotency-Key` header. */
  key: string
  caller: string
  request: string
  userAgent: string | null
}

const db = (ctx: Context): Kysely<Tables> => ctx.db

// A first request that was cut off by a crash holds its key no longer than this.
const LEASE = MINUTE
const PURPOSE = 'idempotency'
const SWEEP_EVERY = 100

let claims = 0

/**
 * Answers a POST once: the same key with the same request gets the first answer again for 24 hours.
 * What was refused for a reason that may pass (429, 5xx) is forgotten, so that a retry runs.
 */
export async function replay(
  ctx: Context,
  asked: Asked,
  work: () => Promise<Answer | Response>,
): Promise<Answer | Response> {
  if (asked.key.length > 255) {
    throw invalidField('Idempotency-Key', 'too_big', 'A key has at most 255 characters.')
  }
  const key = hashSecret(`${asked.caller}\n${asked.key}`)
  const fingerprint = hashSecret(asked.request)

  const earlier = await claim(ctx, key, fingerprint)
  if (earlier) return answerAgain(ctx, earlier, fingerprint)

  const answer = await work()
  // A response of the handler's own brings cookies, which are for this browser and this time.
  if (!(answer instanceof Response) && isFinal(answer))
    await keep(ctx, key, answer, lifetime(asked.userAgent))
  else await forget(ctx, key)
  return answer
}

const isFinal = ({ status }: Answer) => status !== 429 && status < 500

/** Takes the key, or tells who has it. An expired one is taken over by whoever changes it first. */
async function claim(ctx: Context, key: string, fingerprint: string) {
  const expires_at = later(ctx.now(), LEASE)
  if (++claims % SWEEP_EVERY === 0) await sweep(ctx)

  const { numInsertedOrUpdatedRows } = await db(ctx)
    .insertInto('idempotency_keys')
    .values({ key, fingerprint, status: null, answer: null, expires_at })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet({ fingerprint, status: null, answer: null, expires_at })
        .where('idempotency_keys.expires_at', '<=', ctx.now()),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) return undefined

  return db(ctx)
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}

function answerAgain(ctx: Context, earlier: IdempotencyKey, fingerprint: string): Answer {
  if (earlier.fingerprint !== fingerprint) {
    throw conflict('idempotency_key_reused', 'This key came with another request before.')
  }
  if (earlier.status === null || earlier.answer === null) {
    throw conflict('idempotency_key_in_use', 'The first request with this key is under way.', {
      headers: { 'retry-after': '1' },
    })
  }
  const { body, headers } = JSON.parse(ctx.open(PURPOSE, earlier.answer))
  return { status: earlier.status, body, headers: { ...headers, 'idempotent-replayed': 'true' } }
}

async function keep(ctx: Context, key: string, { status, body, headers }: Answer, lasts: number) {
  await db(ctx)
    .updateTable('idempotency_keys')
    .set({
      status,
      answer: ctx.seal(PURPOSE, JSON.stringify({ body, headers })),
      expires_at: later(ctx.now(), lasts),
    })
    .where('key', '=', key)
    .execute()
}

const forget = (ctx: Context, key: string) =>
  db(ctx).deleteFrom('idempotency_keys').where('key', '=', key).execute()

// The Kotlin SDK's key is a hash of the request: two that are meant to be two share it.
const lifetime = (userAgent: string | null) =>
  userAgent?.toLowerCase().startsWith('workos-kotlin') ? 10 * SECOND : DAY

async function sweep(ctx: Context) {
  const expired = db(ctx)
    .selectFrom('idempotency_keys')
    .select('key')
    .where('expires_at', '<=', ctx.now())
    .orderBy('expires_at')
    .limit(2 * SWEEP_EVERY)
  await db(ctx).deleteFrom('idempotency_keys').where('key', 'in', expired).execute()
}
