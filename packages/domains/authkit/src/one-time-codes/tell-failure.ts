import { ApiError, type Context, type Event } from '@inhouse/core'
import type { Attempt, FailedAttempt } from '../events.ts'

/**
 * Does the work of a try to sign in. What it refuses is told first, in a transaction of its own, which
 * the refusal does not undo.
 */
export async function tellingFailure<T>(
  ctx: Context,
  failed: Event<FailedAttempt>,
  attempt: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError) {
      const { code, message } = error
      await ctx.transaction((tx) => tx.emit(failed, { ...attempt, error: { code, message } }))
    }
    throw error
  }
}
