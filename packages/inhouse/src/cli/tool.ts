import { type Inhouse, type InhouseOptions, newToken, systemEntropy } from '@inhouse/core'
import { createInhouse } from '../index.ts'
import { openStorage, type Place, placeOf } from './database.ts'
import { inPlace } from './environments.ts'
import { serverLog } from './log.ts'
import { type Flags, readSettings } from './settings.ts'

/** Runs work on the database that is named, or on that of `inhouse dev`. */
export function withDatabase<T>(
  flags: Flags,
  work: (inhouse: Inhouse, place: Place) => Promise<T>,
): Promise<T> {
  const { database, environment } = readSettings(flags)
  return at(placeOf(database, environment), work)
}

export async function at<T>(
  place: Place,
  work: (inhouse: Inhouse, place: Place) => Promise<T>,
  more: Partial<Pick<InhouseOptions, 'secret' | 'mailer'>> = {},
): Promise<T> {
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage: await openStorage(place),
    clientId: 'tool',
    // Most of these tools seal and open nothing.
    secret: newToken(systemEntropy, 48),
    log: serverLog,
    ...more,
  })
  try {
    return await inPlace(place, () => work(inhouse, place))
  } finally {
    await inhouse.close()
  }
}
