import { type Inhouse, type Mountable, SchemaError, StorageError } from '@inhouse/core'
import { createInhouse, type Options } from '../index.ts'
import { Complaint } from '../complaint.ts'
import { nameOf, openStorage, type Place } from './database.ts'
import type { Keys } from './dev-keys.ts'

export interface Environment {
  name: string
  inhouse: Inhouse
}

type Shared = Omit<Options, 'storage' | 'clientId' | 'secretKeys'>

/** An instance for each environment, its tables up to date, and the door they stand behind. */
export async function openEnvironments(
  keys: ReadonlyMap<string, Keys>,
  placeOf: (name: string) => Place,
  options: Shared,
): Promise<{ all: Environment[]; door: Mountable }> {
  const all: Environment[] = []
  for (const [name, { api_key, client_id }] of keys) {
    const place = placeOf(name)
    const storage = await openStorage(place)
    const inhouse = createInhouse({
      ...options,
      storage,
      clientId: client_id,
      secretKeys: [api_key],
    })
    await inPlace(place, () => migrate(inhouse))
    all.push({ name, inhouse })
  }
  return { all, door: await doorOf(all) }
}

/** Brings the tables up to date, unless a newer version has been there. */
export async function migrate(inhouse: Inhouse): Promise<string[]> {
  const state = await inhouse.schemaState()
  if (state.unknown.length > 0) throw new SchemaError(state)
  return inhouse.migrate()
}

/** Says of a database what is wrong with it, where it is the database. */
export async function inPlace<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SchemaError) throw new Complaint(`${nameOf(place)}: ${error.message}`)
    if (!(error instanceof StorageError)) throw error
    const { cause } = error
    const reason =
      cause instanceof Error
        ? cause.message || (cause as NodeJS.ErrnoException).code
        : String(cause)
    throw new Complaint(`The database cannot be had (${nameOf(place)}): ${reason}`)
  }
}

async function doorOf(all: readonly Environment[]): Promise<Mountable> {
  if (all.length === 1) return all[0]!.inhouse
  const { environments } = await import('../environments.ts')
  return environments(Object.fromEntries(all.map(({ name, inhouse }) => [name, inhouse])))
}
