import { availableParallelism } from 'node:os'

/** So many passwords wait to be checked that one more would wait too long: a 503. */
export class HashQueueFull extends Error {
  constructor() {
    super('Too many passwords are being checked.')
    this.name = 'HashQueueFull'
  }
}

/** Runs work, so many at a time; as many again as may wait do so in their order. */
export function createHashQueue(limits: { running: number; waiting: number }) {
  let running = 0
  const waiting: (() => void)[] = []

  return async function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
    if (running === limits.running && waiting.length === limits.waiting) throw new HashQueueFull()
    if (running < limits.running) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // The place is handed over, not given back, so that no newcomer can take it in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

// The thread pool also looks up names and reads files, so one of its threads stays free.
const poolThreads = Number(process.env.UV_THREADPOOL_SIZE) || 4

export const inHashQueue = createHashQueue({
  running: Math.max(1, Math.min(availableParallelism(), poolThreads - 1)),
  waiting: 200,
})
