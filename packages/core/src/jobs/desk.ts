import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import type { Module } from '../module.ts'
import type { Storage } from '../storage.ts'
import { createCrew, type Crew } from './crew.ts'
import type { JobFilter, OpenJobs, StoredJob } from './engine.ts'
import type { Job } from './job.ts'
import type { NewJob } from './kind.ts'
import { createScheduler } from './schedules.ts'
import { STOP_MS, work, type Worker, type WorkOptions } from './work.ts'

/** What people do with jobs that are kept. */
export interface JobsDesk {
  /** The newest first; or the dead ones, the last to die first. */
  list(filter?: JobFilter): Promise<StoredJob[]>
  /** Makes a dead job due, with all its attempts. False where there is none of this id. */
  retry(id: string): Promise<boolean>
  /** Forgets a dead job. */
  discard(id: string): Promise<boolean>
}

const CHANNEL = 'jobs'
const MOST_IN_A_RUN = 1000

/** The jobs of one instance: who asks for work, who does it, and who looks after it. */
export function createDesk(
  ctx: Context,
  storage: Storage,
  modules: readonly Module[],
  open: OpenJobs,
  ready: () => Promise<void>,
) {
  const jobs = byName(modules.flatMap((module) => module.jobs ?? []))
  const schedules = modules.flatMap((module) => module.schedules ?? [])
  const engine = open(ctx, storage, [...jobs.values()])
  const enqueueDue = createScheduler(ctx, schedules)
  const stops = new Set<() => Promise<void>>()
  const wakers = new Set<(name?: string) => void>()
  const wakeAll = (name?: string) => wakers.forEach((wake) => wake(name))

  const newCrew = (concurrency = 10) => createCrew(ctx, engine, [...jobs.values()], concurrency)
  const look = async () => {
    await ready()
    await enqueueDue()
    await engine.recover?.()
  }

  const people: JobsDesk = {
    list: (filter = {}) => engine.list(filter),
    discard: (id) => engine.discard(id),
    async retry(id) {
      const isDead = await engine.retry(id)
      if (isDead) {
        await ctx.transaction(async (tx) => storage.notify?.(tx.db, CHANNEL, ''))
        wakeAll()
      }
      return isDead
    },
  }

  return {
    people,
    async enqueue(trx: Kysely<any>, job: NewJob) {
      if (jobs.get(job.kind.name) !== job.kind) {
        throw new Error(`The job ${job.kind.name} is not among the jobs of any module.`)
      }
      await engine.enqueue(trx, job)
    },
    /** Other processes hear of it once `trx` is committed. */
    async tell(trx: Kysely<any>, name: string) {
      await storage.notify?.(trx, CHANNEL, name)
    },
    /** This process does at once, since a commit of its own told it. */
    committed: (names: Iterable<string>) => {
      for (const name of names) wakeAll(name)
    },
    work({ concurrency, pollSeconds }: WorkOptions = {}): Worker {
      const { wake, stop } = work(ctx, newCrew(concurrency), look, pollSeconds)
      const ear = storage.listen?.(CHANNEL, (name) => wake(name || undefined))
      wakers.add(wake)
      let stopped: Promise<void> | undefined
      const stopOnce = (limitMs?: number) => {
        wakers.delete(wake)
        return (stopped ??= Promise.all([stop(limitMs), ear?.close()]).then(() => {
          stops.delete(stopOnce)
        }))
      }
      stops.add(stopOnce)
      return { stop: stopOnce }
    },
    async run({ limit = MOST_IN_A_RUN }: { limit?: number } = {}): Promise<number> {
      const crew = newCrew()
      const finish = () => crew.finish(STOP_MS)
      stops.add(finish)
      wakers.add(crew.hope)
      try {
        await look()
        return await runAll(crew, limit)
      } finally {
        wakers.delete(crew.hope)
        await finish()
        stops.delete(finish)
      }
    },
    async close() {
      await Promise.all([...stops].map((stop) => stop()))
      await engine.close()
    },
  }
}

/** Goes on while something is due, what the jobs themselves enqueue included. */
async function runAll(crew: Crew, limit: number): Promise<number> {
  crew.hope()
  for (let count = 0; ;) {
    const begun = await crew.fill(limit - count)
    count += begun
    if (begun === 0 && crew.isIdle) return count
    await crew.settled()
  }
}

function byName(jobs: readonly Job[]): Map<string, Job> {
  const named = new Map(jobs.map((job) => [job.name, job]))
  for (const job of jobs) {
    if (named.get(job.name) !== job) throw new Error(`Two jobs have the name ${job.name}.`)
  }
  return named
}
