import { job, type Module, module, type OpenJobs, type Run, type Storage } from '@inhouse/core'
import { createTestInhouse, type TestInhouse } from '../../test-inhouse.ts'
import { seeded, testClock } from '../../world.ts'

/** One database, and who keeps jobs in it. */
export interface JobsPlace {
  /** Called for each process: a storage of its own on the one database, or one that all share. */
  storage(): Storage
  /** Called for each process as well. Without it, jobs are kept in the storage. */
  jobs?(): OpenJobs
  /** Brings a clock that the engine has of its own to a moment. */
  setTime?(moment: number): Promise<void>
  /** Forgets all jobs, where they are not in the table of ours. */
  clear?(): Promise<void>
}

type Handle = (payload: any, run: Run) => Promise<unknown>

/** Processes over one database, the jobs they know, and the clock they share. */
export function createWorkshop(place: JobsPlace) {
  const clock = testClock()
  const started: TestInhouse[] = []
  const done: any[] = []
  const record: Handle = async (payload) => void done.push(payload)
  const handlers = { note: record, other: record }

  const note = job({
    name: 'test.note',
    attempts: 3,
    handle: (_ctx, payload: object, run) => handlers.note(payload, run),
  })
  const other = job({
    name: 'test.other',
    handle: (_ctx, payload: object, run) => handlers.other(payload, run),
  })
  const usual = module({ name: 'workshop', jobs: [note, other] })

  const create = (modules: Module[] = [usual]): TestInhouse => {
    const inhouse = createTestInhouse(modules, {
      storage: place.storage(),
      clock,
      entropy: seeded(started.length + 1),
      ...(place.jobs && { jobs: place.jobs() }),
    })
    started.push(inhouse)
    return inhouse
  }
  const start = async (modules?: Module[]): Promise<TestInhouse> => {
    const inhouse = create(modules)
    // An engine makes ready when it is first asked.
    await inhouse.jobs.list()
    return inhouse
  }
  const advance = async (by: string) => {
    clock.advance(by)
    await place.setTime?.(clock())
  }

  return {
    start,
    advance,
    clock,
    note,
    other,
    handlers,
    done,
    /** Enqueues in a transaction of its own. */
    enqueue: (inhouse: TestInhouse, payload: object, options = {}) =>
      inhouse.context.transaction((tx) => tx.enqueue(note, payload, options)),
    async open() {
      await place.setTime?.(clock())
      await create().migrate()
      await start()
    },
    /** Leaves nothing behind for the next test. */
    async empty() {
      const inhouse = started[0]!
      Object.assign(handlers, { note: record, other: record })
      await (place.clear ? place.clear() : inhouse.context.db.deleteFrom('jobs').execute())
      done.length = 0
      for (const one of started) one.logged()
    },
    async close() {
      for (const inhouse of started) await inhouse.close()
    },
  }
}

export type Workshop = ReturnType<typeof createWorkshop>

/** A handler that waits until it is let go. */
export function held() {
  const begun = Promise.withResolvers<Run>()
  const end = Promise.withResolvers<void>()
  const handle = async (_payload: any, run: Run) => {
    begun.resolve(run)
    await end.promise
  }
  return { handle, begun: begun.promise, letGo: () => end.resolve(), fail: end.reject }
}
