import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { later, SECOND } from '../world.ts'
import type { OpenJobs, StoredJob, TakenJob } from './engine.ts'
import type { JobPayload } from './kind.ts'

interface Row extends Omit<StoredJob, 'state'> {
  payload: JobPayload
  /** Held from the beginning until the job is taken for the first time. */
  unique_key: string | null
  lease: string | null
}

const db = (ctx: Pick<Context, 'db'>): Kysely<{ jobs: Row }> => ctx.db

/** Jobs in a table of ours. What is done is deleted, so it stays small. */
export const storedJobs: OpenJobs = (ctx, { writers }) => ({
  async enqueue(trx: Kysely<{ jobs: Row }>, { id, kind, payload, due_at, key }) {
    await trx
      .insertInto('jobs')
      .values({
        id,
        job: kind.name,
        payload,
        unique_key: key,
        attempts: 0,
        due_at,
        lease: null,
        failed_at: null,
        last_error: null,
        created_at: ctx.now(),
      })
      // Changed to what it is, the one that waits is not taken before the caller commits: it shall
      // see what the caller has changed.
      .onConflict((conflict) =>
        conflict
          .columns(['job', 'unique_key'])
          .where('unique_key', 'is not', null)
          .doUpdateSet({ unique_key: key }),
      )
      .execute()
  },

  // One column says when a job may be taken, be it that it waits or that a lease ends: one look in
  // the index finds both.
  async take(kind, limit) {
    const now = ctx.now()
    const due = db(ctx)
      .selectFrom('jobs')
      .select('id')
      .where('job', '=', kind.name)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
    // Where one writes at a time, whoever finds nothing must not have kept others from writing.
    if (writers === 'one' && !(await due.executeTakeFirst())) return []
    const lease = ctx.newId('lease')
    const taken = await db(ctx)
      .with('due', () => (writers === 'one' ? due : due.forUpdate().skipLocked()))
      .updateTable('jobs')
      .set((eb) => ({
        lease,
        attempts: eb('attempts', '+', 1),
        unique_key: null,
        due_at: later(now, kind.leaseSeconds * SECOND),
      }))
      .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
      .returning(['id', 'payload', 'attempts'])
      .execute()
    return taken.map(({ id, payload, attempts }) => ({
      id,
      kind,
      payload,
      attempt: attempts,
      lease,
    }))
  },

  async extend(job) {
    const due_at = later(ctx.now(), job.kind.leaseSeconds * SECOND)
    return isOne(await held(ctx, job).set({ due_at }).executeTakeFirst())
  },

  async complete({ id, lease }) {
    const { numDeletedRows } = await db(ctx)
      .deleteFrom('jobs')
      .where('id', '=', id)
      .where('lease', '=', lease)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },

  async fail(job, error, retryAt) {
    const failed_at = retryAt === null ? ctx.now() : null
    const change = {
      lease: null,
      due_at: retryAt,
      failed_at,
      last_error: error,
      // Taken once more than it may be, it was not begun.
      attempts: Math.min(job.attempt, job.kind.attempts),
    }
    return isOne(await held(ctx, job).set(change).executeTakeFirst())
  },

  async list({ dead = false, limit = 100 }) {
    const rows = await db(ctx)
      .selectFrom('jobs')
      .select(['id', 'job', 'attempts', 'due_at', 'failed_at', 'last_error', 'created_at', 'lease'])
      .$if(dead, (query) => query.where('failed_at', 'is not', null).orderBy('failed_at', 'desc'))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ lease, ...row }): StoredJob => ({ ...row, state: stateOf(row, lease) }))
  },

  async retry(id) {
    const change = { failed_at: null, due_at: ctx.now(), attempts: 0 }
    const dead = db(ctx).updateTable('jobs').where('id', '=', id).where('failed_at', 'is not', null)
    return isOne(await dead.set(change).executeTakeFirst())
  },

  async discard(id) {
    const dead = db(ctx).deleteFrom('jobs').where('id', '=', id).where('failed_at', 'is not', null)
    return (await dead.executeTakeFirst()).numDeletedRows > 0n
  },

  close: async () => {},
})

/** The job, if it is still the holder's. */
const held = (ctx: Context, { id, lease }: TakenJob) =>
  db(ctx).updateTable('jobs').where('id', '=', id).where('lease', '=', lease)

const isOne = ({ numUpdatedRows }: { numUpdatedRows: bigint }) => numUpdatedRows > 0n

const stateOf = ({ failed_at }: { failed_at: string | null }, lease: string | null) =>
  failed_at ? 'dead' : lease ? 'running' : 'waiting'
