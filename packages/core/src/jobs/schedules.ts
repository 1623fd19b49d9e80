import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { nextTime, rhythmOf, type Schedule } from './schedule.ts'

interface Row {
  name: string
  rhythm: string
  next_at: string
}

const db = (ctx: Pick<Context, 'db'>): Kysely<{ job_schedules: Row }> => ctx.db

/** Enqueues what the schedules say. Call it often: it asks one question where nothing is due. */
export function createScheduler(ctx: Context, schedules: readonly Schedule[]): () => Promise<void> {
  const byName = new Map(schedules.map((schedule) => [schedule.name, schedule]))
  let areKnown = false
  return async () => {
    if (byName.size === 0) return
    if (!areKnown) for (const schedule of schedules) await know(ctx, schedule)
    areKnown = true
    const due = await db(ctx)
      .selectFrom('job_schedules')
      .select(['name', 'next_at'])
      .where('name', 'in', [...byName.keys()])
      .where('next_at', '<=', ctx.now())
      .execute()
    for (const { name, next_at } of due) await occur(ctx, byName.get(name)!, next_at)
  }
}

/** A new schedule begins with its next time, and so does one whose rhythm has changed. */
async function know(ctx: Context, schedule: Schedule): Promise<void> {
  const rhythm = rhythmOf(schedule)
  const next_at = nextTime(schedule, ctx.now()) ?? NEVER
  await db(ctx)
    .insertInto('job_schedules')
    .values({ name: schedule.name, rhythm, next_at })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ rhythm, next_at })
        .where('job_schedules.rhythm', '!=', rhythm),
    )
    .execute()
}

/** What was missed while nobody worked happens once. */
const occur = (ctx: Context, schedule: Schedule, at: string) =>
  ctx.transaction(async (tx) => {
    const { numUpdatedRows } = await db(tx)
      .updateTable('job_schedules')
      .set({ next_at: nextTime(schedule, tx.now()) ?? NEVER })
      .where('name', '=', schedule.name)
      .where('next_at', '=', at)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    // One that still waits is enough: it has not begun.
    await tx.enqueue(schedule.job, schedule.payload, { key: `schedule ${schedule.name}` })
  })

const NEVER = '9999-12-31T00:00:00.000Z'
