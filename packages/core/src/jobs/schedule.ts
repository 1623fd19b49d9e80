import { Cron } from 'croner'
import { dateOf, isoTime, milliseconds, SECOND } from '../world.ts'
import type { JobKind, JobPayload } from './kind.ts'

/** When a job is enqueued again and again, each time once, however many processes work. */
export type Schedule<Payload extends JobPayload = any> = {
  readonly name: string
  readonly job: JobKind<Payload>
  readonly payload: Payload
} & Rhythm

type Rhythm =
  /** In UTC: minute, hour, day, month, weekday. */
  | { readonly cron: string; readonly everySeconds?: never }
  /** At the multiples of so many seconds since 1970, so that all processes agree. */
  | { readonly everySeconds: number; readonly cron?: never }

/** `schedule({ name: 'logs.purge', cron: '0 3 * * *', job: purgeLogs, payload: null })` */
export function schedule<Payload extends JobPayload>(
  declaration: Schedule<Payload>,
): Schedule<Payload> {
  const { name, cron, everySeconds } = declaration
  if (cron === undefined && !(everySeconds >= 1)) {
    throw new Error(`The schedule ${name} needs at least a second.`)
  }
  // Refuses what is no cron expression.
  if (cron !== undefined) new Cron(cron, { timezone: 'UTC' })
  return declaration
}

/** What is compared to find out that a schedule has changed. */
export const rhythmOf = ({ cron, everySeconds }: Schedule): string =>
  cron === undefined ? `every ${everySeconds} s` : `cron ${cron}`

/** The first moment after another; none where a cron expression names a day that never comes. */
export function nextTime({ cron, everySeconds }: Schedule, after: string): string | undefined {
  if (cron === undefined) {
    const every = everySeconds * SECOND
    return isoTime((Math.floor(milliseconds(after) / every) + 1) * every)
  }
  const next = new Cron(cron, { timezone: 'UTC' }).nextRun(dateOf(after))
  return next ? isoTime(next.getTime()) : undefined
}
