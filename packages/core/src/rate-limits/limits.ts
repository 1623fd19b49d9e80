import { RateLimiterRes } from 'rate-limiter-flexible'
import { tooManyRequests } from '../errors.ts'
import type { Clock } from '../world.ts'
import type { RateLimit } from './limit.ts'
import { type CountStore, Limiter } from './store.ts'

export interface RateLimits {
  /** Counts `cost` (one) for `who`, and refuses with 429 what goes beyond. */
  take(rule: RateLimit, who: string, cost?: number): Promise<RateLimiterRes>
}

export function createRateLimits(store: CountStore, clock: Clock): RateLimits {
  const limiters = new Map<string, Limiter>()

  const limiterOf = ({ name, points, seconds }: RateLimit) => {
    let limiter = limiters.get(name)
    if (!limiter) limiters.set(name, (limiter = new Limiter(points, seconds, store, clock)))
    return limiter
  }

  return {
    async take(rule, who, cost = 1) {
      try {
        return await limiterOf(rule).consume(`${rule.name}:${who}`, cost)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw tooManyRequests(secondsUntil(error), rateLimitHeaders(rule, error))
      }
    },
  }
}

/** Where a caller stands, told with each answer. */
export const rateLimitHeaders = ({ points }: RateLimit, result: RateLimiterRes) => ({
  'x-ratelimit-limit': String(points),
  'x-ratelimit-remaining': String(result.remainingPoints),
  'x-ratelimit-reset': String(secondsUntil(result)),
})

const secondsUntil = ({ msBeforeNext }: RateLimiterRes) =>
  Math.max(Math.ceil(msBeforeNext / 1000), 1)
