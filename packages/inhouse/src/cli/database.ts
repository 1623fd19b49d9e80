import { format, join, parse, relative } from 'node:path'
import type { Storage } from '@inhouse/core'
import { defaultEnvironment } from '../environment-names.ts'
import { directory } from './config-file.ts'

/** The file of `inhouse dev`, unless another database is named. */
export const defaultDatabase = join(directory, 'inhouse.db')

/** Where an environment lives: Postgres with a schema, or a file. */
export type Place =
  | { kind: 'memory' }
  | { kind: 'sqlite'; file: string }
  | { kind: 'postgres'; url: string; schema: string | undefined }

/** Beside the database of the default environment each other has a file or a schema of its own. */
export function placeOf(database = defaultDatabase, environment = defaultEnvironment): Place {
  const isDefault = environment === defaultEnvironment
  if (isPostgres(database)) {
    return { kind: 'postgres', url: database, schema: isDefault ? undefined : environment }
  }
  if (database === ':memory:') return { kind: 'memory' }
  const file = database.replace(/^(sqlite|file):(\/\/)?/, '')
  if (isDefault) return { kind: 'sqlite', file }
  const { dir, name, ext } = parse(file)
  const isOurs = relative(defaultDatabase, file) === ''
  const other = isOurs ? environment : `${name}.${environment}`
  return { kind: 'sqlite', file: format({ dir, name: other, ext }) }
}

export async function openStorage(place: Place): Promise<Storage> {
  if (place.kind === 'postgres') {
    const { postgres } = await import('@inhouse/storage-postgres')
    return postgres(place.url, place.schema ? { schema: place.schema } : {})
  }
  const { sqlite } = await import('@inhouse/storage-sqlite')
  return sqlite(place.kind === 'memory' ? ':memory:' : place.file)
}

/** The place in words, without the password of the database. */
export function nameOf(place: Place): string {
  if (place.kind === 'memory') return 'in memory: gone when this ends'
  if (place.kind === 'sqlite') return place.file
  const { host, pathname } = new URL(place.url)
  return `postgres://${host}${pathname}${place.schema ? `, schema ${place.schema}` : ''}`
}

const isPostgres = (database: string) => /^postgres(ql)?:\/\//.test(database)
