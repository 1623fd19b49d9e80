import { type Context, DAY, job, later, schedule } from '@inhouse/core'
import { db } from '../tables.ts'

const BATCH = 1000

/** What is over is of no use to anyone after a day, in which it still says why it is refused. */
const perishable = [
  ['sign_ins', 'id'],
  ['pending_authentications', 'hash'],
  ['authorization_codes', 'hash'],
  ['device_codes', 'hash'],
  ['browser_sessions', 'id'],
] as const

/** Deletes what ran out a day ago, in small steps that let others write in between. */
export async function sweep(ctx: Context): Promise<void> {
  const before = later(ctx.now(), -DAY)
  for (const [table, key] of perishable) {
    while ((await deleteSome(ctx, table, key, before)) === BATCH);
  }
}

async function deleteSome(
  ctx: Context,
  table: (typeof perishable)[number][0],
  key: string,
  before: string,
): Promise<number> {
  const { ref } = db(ctx).dynamic
  const over = db(ctx)
    .selectFrom(table)
    .select(ref<'id'>(key))
    .where('expires_at', '<=', before)
    .limit(BATCH)
  const { numDeletedRows } = await db(ctx)
    .deleteFrom(table)
    .where(ref(key), 'in', over)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

const sweepJob = job({ name: 'authkit.sweep', handle: sweep })

export const sweepSchedule = schedule({
  name: 'authkit.sweep',
  cron: '17 * * * *',
  job: sweepJob,
  payload: null,
})

export const sweepJobs = [sweepJob]
