import type { Context } from '../context.ts'
import { later, SECOND } from '../world.ts'
import type { JobEngine, TakenJob } from './engine.ts'
import type { Job } from './job.ts'

/** Runs a job that was taken, and settles it. Never rejects. */
export async function attempt(
  ctx: Context,
  engine: JobEngine,
  job: Job,
  taken: TakenJob,
  stopped: AbortSignal,
): Promise<void> {
  const of = { job: job.name, job_id: taken.id, attempt: taken.attempt }
  const lost = new AbortController()
  const lose = () => {
    ctx.log.warn('A job has gone to another process: its lease had ended.', of)
    lost.abort(new Error('The lease has ended.'))
  }
  const signOfLife = setInterval(
    () => {
      engine.extend(taken).then(
        (isHeld) => isHeld || lose(),
        (error) => ctx.log.warn('A lease could not be extended.', { ...of, error: String(error) }),
      )
    },
    (job.leaseSeconds * SECOND) / 3,
  )

  const failure = await run()
  clearInterval(signOfLife)
  try {
    if (!lost.signal.aborted && !(await settle())) lose()
  } catch (error) {
    // Nobody may be there to write to. The job comes back when its lease ends.
    ctx.log.error('A job could not be settled.', { ...of, error: String(error) })
  }

  async function run(): Promise<string | undefined> {
    // All processes that took it have died of it, or with it.
    if (taken.attempt > job.attempts) return 'Its process vanished in the last attempt.'
    const signal = AbortSignal.any([stopped, lost.signal])
    try {
      await job.handle(ctx, taken.payload, { id: taken.id, attempt: taken.attempt, signal })
    } catch (error) {
      return String(error).slice(0, MOST_CHARACTERS)
    }
    return undefined
  }

  function settle(): Promise<boolean> {
    if (failure === undefined) return engine.complete(taken)
    const isLast = taken.attempt >= job.attempts
    const retryAt = isLast ? null : later(ctx.now(), pauseAfter(ctx, job, taken.attempt))
    const message = isLast ? 'A job is dead: its last attempt failed.' : 'A job failed.'
    ctx.log[isLast ? 'error' : 'warn'](message, { ...of, error: failure, retry_at: retryAt })
    return engine.fail(taken, failure, retryAt)
  }
}

const MOST_CHARACTERS = 1000

/** A quarter longer at most, by chance: what failed together does not come back together. */
function pauseAfter(ctx: Context, job: Job, failures: number): number {
  const [chance = 0] = ctx.random(1)
  return Math.round(job.pauseSeconds(failures) * SECOND * (1 + chance / 1024))
}
