import { type Kysely, sql } from 'kysely'
import {
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible'
import type { Clock } from '../world.ts'

/** What is counted for one key: points so far, and when the count begins anew. */
interface Count {
  points: number
  expires_at: number
}

/** Where counts are kept, between processes or within one. */
export interface CountStore {
  add(key: string, points: number, now: number, expiresAt: number): Count | Promise<Count>
  remove(key: string): boolean | Promise<boolean>
}

// The library's base class for stores, which its types name and its entry does not export.
const StoreAbstract: typeof RateLimiterStoreAbstract = Object.getPrototypeOf(RateLimiterRedis)

/** The limiter of the library over a store and a clock of ours. */
export class Limiter extends StoreAbstract {
  readonly #store: CountStore
  readonly #clock: Clock

  constructor(points: number, seconds: number, store: CountStore, clock: Clock) {
    super({ points, duration: seconds, keyPrefix: '', storeClient: store })
    this.#store = store
    this.#clock = clock
  }

  async _upsert(key: string, points: number, duration: number): Promise<Count> {
    const now = this.#clock()
    return this.#store.add(key, points, now, now + duration)
  }

  async _delete(key: string): Promise<boolean> {
    return this.#store.remove(key)
  }

  _getRateLimiterRes(_key: string, changed: number, { points, expires_at }: Count) {
    const left = Math.max(this.points - points, 0)
    const first = points === changed
    return new RateLimiterRes(left, Math.max(expires_at - this.#clock(), 0), points, first)
  }
}

const SWEEP_AT = 10_000

export function memoryCounts(): CountStore {
  const counts = new Map<string, Count>()
  let sweepAt = SWEEP_AT

  return {
    add(key, points, now, expiresAt) {
      const count = counts.get(key)
      if (count && count.expires_at > now) {
        count.points += points
        return count
      }
      if (counts.size >= sweepAt) {
        for (const [old, { expires_at }] of counts) if (expires_at <= now) counts.delete(old)
        sweepAt = Math.max(SWEEP_AT, counts.size * 2)
      }
      const fresh = { points, expires_at: expiresAt }
      counts.set(key, fresh)
      return fresh
    },
    remove: (key) => counts.delete(key),
  }
}

/** One count for all processes that share the database. */
export const storedCounts = (db: Kysely<any>): CountStore => ({
  async add(key, points, now, expiresAt) {
    const fresh = sql<boolean>`rate_limits.expires_at <= ${now}`
    const row = await db
      .insertInto('rate_limits')
      .values({ key, points, expires_at: expiresAt })
      .onConflict((c) =>
        c.column('key').doUpdateSet({
          points: sql`case when ${fresh} then excluded.points else rate_limits.points + excluded.points end`,
          expires_at: sql`case when ${fresh} then excluded.expires_at else rate_limits.expires_at end`,
        }),
      )
      .returning(['points', 'expires_at'])
      .executeTakeFirstOrThrow()
    return row as unknown as Count
  },
  async remove(key) {
    const { numDeletedRows } = await db
      .deleteFrom('rate_limits')
      .where('key', '=', key)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
})
