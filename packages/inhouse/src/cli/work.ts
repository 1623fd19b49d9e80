import { Complaint } from '../complaint.ts'
import { nameOf } from './database.ts'
import { liveUntilAsked } from './lifetime.ts'
import { serverLog } from './log.ts'
import { assertComplete, assertUpToDate, openProduction } from './production.ts'
import { type Flags, readSettings } from './settings.ts'

export async function work(flags: Flags & { concurrency?: string }): Promise<void> {
  const concurrency = Number(flags.concurrency ?? 10)
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new Complaint('--concurrency: Say how many, from 1.')
  }
  const settings = assertComplete(readSettings(flags))
  const { inhouse, place } = await openProduction(settings)
  await assertUpToDate(inhouse, place)

  liveUntilAsked(inhouse.work({ concurrency }), () => inhouse.close(), serverLog)
  serverLog.info('Working.', { concurrency, database: nameOf(place) })
}
