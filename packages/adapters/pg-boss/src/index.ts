import type { JobKind, OpenJobs, TakenJob } from '@inhouse/core'
import { PostgresAdapter } from 'kysely'
import { PgBoss } from 'pg-boss'
import { isOne } from './is-one.ts'
import { createShelf } from './shelf.ts'
import { openQueues } from './queues.ts'
import { within } from './within.ts'

export interface PgBossOptions {
  /** The schema of pg-boss. Default: `pgboss`, as is its own. */
  schema?: string
  /** What the names of our queues begin with. Default: `inhouse`. */
  prefix?: string
}

/**
 * Keeps jobs in pg-boss, in the database of the storage: by the URL of that database; or in a
 * `PgBoss` of the host, who stops it. Each kind of job is a queue of its own.
 */
export function pgBoss(bossOrUrl: PgBoss | string, options: PgBossOptions = {}): OpenJobs {
  const { schema = 'pgboss', prefix = 'inhouse' } = options
  return (ctx, storage, kinds) => {
    if (!(storage.dialect.createAdapter() instanceof PostgresAdapter)) {
      throw new Error('pgBoss() keeps jobs in Postgres, beside a storage in the same database.')
    }
    const isOurs = typeof bossOrUrl === 'string'
    const boss = isOurs ? new PgBoss({ connectionString: bossOrUrl, schema }) : bossOrUrl
    if (isOurs) {
      boss.on('error', (error) => ctx.log.error('pg-boss is in trouble.', { error: String(error) }))
    }
    const queues = openQueues(boss, kinds, { prefix, isOurs })
    const shelf = createShelf(boss, queues, schema)
    let recoveredAt = ''

    return {
      async enqueue(trx, { id, kind, payload, due_at, key }) {
        const queue = await queues.of(kind)
        const db = within(trx)
        // A queue of ours takes one job of a key that waits, and ids are keys of their own.
        const singletonKey = key ?? id
        while (!(await boss.send(queue, payload, { startAfter: due_at, singletonKey, db }))) {
          // Changed to what it is, the one that waits is not taken before the caller commits: it
          // shall see what the caller has changed.
          await boss.update(queue, undefined, { singletonKey, match: 'all', priority: 0, db })
          const same = await boss.findJobs(queue, { key: singletonKey, queued: true, db })
          if (same.some(({ state }) => state === 'created')) return
        }
      },

      async take(kind, limit) {
        const queue = await queues.of(kind)
        const jobs = await boss.fetch<TakenJob['payload']>(queue, { batchSize: limit })
        return jobs.map(({ id, data, retryCount }) => ({
          id,
          kind,
          payload: data,
          attempt: retryCount + 1,
          lease: String(retryCount),
        }))
      },

      async extend(job) {
        return isOne(await boss.touch(await queues.of(job.kind), attemptOf(job)))
      },

      async complete(job) {
        return isOne(await boss.complete(await queues.of(job.kind), attemptOf(job)))
      },

      // pg-boss knows whether it was the last attempt: each job carries how many it has.
      async fail(job, error, retryAt) {
        const queue = await queues.of(job.kind)
        const output = { message: error }
        if (!retryAt) return isOne(await boss.fail(queue, attemptOf(job), output))
        return ctx.transaction(async (tx) => {
          const db = within(tx.db)
          const isHeld = isOne(await boss.fail(queue, attemptOf(job), output, { db }))
          if (isHeld) await boss.update(queue, undefined, { id: job.id, startAfter: retryAt, db })
          return isHeld
        })
      },

      ...shelf,

      // A process that works does this by itself, a minute apart; one that runs jobs and ends does not.
      async recover() {
        const now = ctx.now()
        if (recoveredAt.slice(0, MINUTE) === now.slice(0, MINUTE)) return
        await queues.ready()
        recoveredAt = now
        await boss.supervise()
      },

      async close() {
        await queues.close()
      },
    }
  }
}

/** How much of a moment, as ISO writes it, names the minute. */
const MINUTE = '2026-01-02T03:04'.length

/** Names the attempt, so that whoever lost the job can do nothing to it. */
const attemptOf = ({ id, lease }: TakenJob) => ({ id, retryCount: Number(lease) })
