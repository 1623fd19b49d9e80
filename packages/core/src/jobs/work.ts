import type { Context } from '../context.ts'
import { SECOND } from '../world.ts'
import type { Crew } from './crew.ts'

export interface WorkOptions {
  /** How many jobs run at a time. Default: 10. */
  concurrency?: number
  /**
   * How often to look for what nobody tells of: pauses that are over, schedules, and on SQLite what
   * other processes have enqueued. Not less than 1, default: 5.
   */
  pollSeconds?: number
}

export interface Worker {
  /**
   * Begins nothing more, and lets what runs be finished for so long (10 seconds). What runs longer
   * has its signal aborted; what does not heed it is begun again elsewhere when its lease has ended.
   */
  stop(limitMs?: number): Promise<void>
}

export const STOP_MS = 10_000

/** Works until it is stopped; `look` is asked at each poll, before all else. */
export function work(
  ctx: Context,
  crew: Crew,
  look: () => Promise<void>,
  pollSeconds = 5,
): Worker & { wake(name?: string): void } {
  let alarm = Promise.withResolvers<void>()
  let isTimeToLook = true
  let isStopping = false
  let isInTrouble = false
  const timer = setInterval(
    () => {
      isTimeToLook = true
      alarm.resolve()
    },
    Math.max(1, pollSeconds) * SECOND,
  )

  async function round() {
    try {
      if (isTimeToLook) {
        isTimeToLook = false
        await look()
        crew.hope()
      }
      await crew.fill()
      if (isInTrouble) ctx.log.info('Work goes on.')
      isInTrouble = false
    } catch (error) {
      if (!isInTrouble) ctx.log.error('There is no getting at the jobs.', { error: String(error) })
      isInTrouble = true
    }
  }

  async function untilStopped() {
    while (!isStopping) {
      await round()
      await (crew.isIdle ? alarm.promise : Promise.race([alarm.promise, crew.settled()]))
      alarm = Promise.withResolvers()
    }
  }
  const stopped = untilStopped()

  return {
    wake(name) {
      crew.hope(name)
      alarm.resolve()
    },
    async stop(limitMs = STOP_MS) {
      isStopping = true
      clearInterval(timer)
      alarm.resolve()
      await stopped
      await crew.finish(limitMs)
    },
  }
}
