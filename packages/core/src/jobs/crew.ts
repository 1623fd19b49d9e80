import type { Context } from '../context.ts'
import type { JobEngine } from './engine.ts'
import type { Job } from './job.ts'
import { attempt } from './attempt.ts'

/** Works on so many jobs at a time, taking turns among their kinds. */
export interface Crew {
  /** There may be work of this kind, or of all. */
  hope(name?: string): void
  /** Begins what is due, as far as there are places, and at most so many; tells how many it began. */
  fill(most?: number): Promise<number>
  /** Resolves once a job that runs is settled; at once where none runs. */
  settled(): Promise<void>
  /** Lets what runs be finished for so long, then asks it to give up, then leaves it alone. */
  finish(limitMs: number): Promise<void>
  readonly isIdle: boolean
}

const GIVING_UP_MS = 1000

export function createCrew(
  ctx: Context,
  engine: JobEngine,
  jobs: readonly Job[],
  places: number,
): Crew {
  const stopped = new AbortController()
  const running = new Map<Promise<void>, Job>()
  // Those which may have something due. The first of them is next.
  let hopeful: Job[] = []
  // No kind takes the last places, so that long work of one does not keep all others waiting.
  const most = jobs.length > 1 ? Math.max(1, Math.floor(places * 0.75)) : places

  const begin = (job: Job, taken: Parameters<typeof attempt>[3]) => {
    const work = attempt(ctx, engine, job, taken, stopped.signal)
    running.set(work, job)
    void work.finally(() => running.delete(work))
  }
  const roomFor = (job: Job) => most - [...running.values()].filter((one) => one === job).length

  /** Begins a fair part of what is due of one kind. */
  async function takeTurn(job: Job, free: number): Promise<number> {
    const share = Math.ceil(free / hopeful.length)
    const limit = Math.min(share, roomFor(job))
    // Before we look, so that what is told meanwhile is not forgotten.
    hopeful = hopeful.filter((one) => one !== job)
    let found = limit
    try {
      const taken = await engine.take(job, limit)
      found = taken.length
      for (const one of taken) begin(job, one)
    } finally {
      if (found === limit && !hopeful.includes(job)) hopeful.push(job)
    }
    return found
  }

  return {
    hope(name) {
      for (const job of jobs) {
        const isMeant = name === undefined || job.name === name
        if (isMeant && !hopeful.includes(job)) hopeful.push(job)
      }
    },
    async fill(atMost = Infinity) {
      let begun = 0
      for (;;) {
        const free = Math.min(places - running.size, atMost - begun)
        const next = hopeful.find((job) => roomFor(job) > 0)
        if (free <= 0 || !next || stopped.signal.aborted) return begun
        begun += await takeTurn(next, free)
      }
    },
    settled: () => Promise.race(running.size > 0 ? running.keys() : [Promise.resolve()]),
    async finish(limitMs) {
      const all = Promise.all(running.keys())
      await Promise.race([all, after(limitMs)])
      stopped.abort(new Error('The process stops.'))
      await Promise.race([all, after(GIVING_UP_MS)])
    },
    get isIdle() {
      return running.size === 0
    },
  }
}

const after = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref())
