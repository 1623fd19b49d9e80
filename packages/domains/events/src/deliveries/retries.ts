import { DAY, HOUR, later, MINUTE, SECOND } from '@inhouse/core'

/** For so long after the first attempt. */
export const RETRY_FOR = 3 * DAY

/** An endpoint at which nothing has succeeded for so long is disabled. */
export const DISABLE_AFTER = 5 * DAY

const pauses = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR]

/**
 * When to try again after so many attempts that failed; never, once `until` is reached. The last is
 * made at that moment. `chance`, from 0 to 1, spreads what failed together.
 */
export function nextAttempt(
  failures: number,
  now: string,
  until: string,
  chance: number,
): string | null {
  if (now >= until) return null
  const next = later(now, pauses[failures - 1] ?? Math.round((10 + 4 * chance) * HOUR))
  return next < until ? next : until
}
