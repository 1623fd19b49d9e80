import type { JobKind } from '@inhouse/core'
import type { PgBoss, Queue } from 'pg-boss'

const DAY_SECONDS = 24 * 60 * 60
const TEN_YEARS_SECONDS = 3653 * DAY_SECONDS
// The least that pg-boss takes.
const LEAST_LEASE_SECONDS = 10

export type Queues = ReturnType<typeof openQueues>

/** A queue for each kind of job, and one for the dead of all kinds; made when first needed. */
export function openQueues(
  boss: PgBoss,
  kinds: readonly JobKind[],
  { prefix, isOurs }: { prefix: string; isOurs: boolean },
) {
  const nameOf = ({ name }: JobKind) => `${prefix}/${name}`
  const dead = `${prefix}-dead`
  let opened: Promise<void> | undefined

  async function open() {
    // Does nothing where the host has started it.
    await boss.start()
    // Nobody takes from it: what is dead waits for a person.
    await keep(dead, { retentionSeconds: TEN_YEARS_SECONDS })
    for (const kind of kinds) await keep(nameOf(kind), settingsOf(kind, dead), 'short')
  }

  async function keep(name: string, settings: Omit<Queue, 'name'>, policy = 'standard') {
    await boss.createQueue(name, { ...settings, policy })
    // It may have been made by a version with other settings.
    await boss.updateQueue(name, settings)
  }

  const ready = () =>
    (opened ??= open().catch((error) => {
      opened = undefined
      throw error
    }))

  return {
    dead,
    ready,
    names: kinds.map(nameOf),
    jobOf: (queue: string) => queue.slice(prefix.length + 1),
    async of(kind: JobKind): Promise<string> {
      await ready()
      return nameOf(kind)
    },
    async close() {
      if (isOurs && opened) await boss.stop({ graceful: false })
    },
  }
}

const settingsOf = ({ attempts, leaseSeconds }: JobKind, deadLetter: string) => ({
  deadLetter,
  retryLimit: attempts - 1,
  // The pauses are ours; without them, as after a crash, it is due at once.
  retryDelay: 0,
  retryBackoff: false,
  heartbeatSeconds: Math.max(LEAST_LEASE_SECONDS, Math.ceil(leaseSeconds)),
  // The most that pg-boss takes.
  expireInSeconds: DAY_SECONDS,
  retentionSeconds: TEN_YEARS_SECONDS,
})
