import { StorageError } from '@inhouse/core'

// https://sqlite.org/rescode.html. Node gives the number, better-sqlite3 the name.
const unavailable = new Map([
  [5, 'BUSY'],
  [6, 'LOCKED'],
  [8, 'READONLY'],
  [10, 'IOERR'],
  [11, 'CORRUPT'],
  [13, 'FULL'],
  [14, 'CANTOPEN'],
  [15, 'PROTOCOL'],
  [26, 'NOTADB'],
])
const names = new RegExp(`^SQLITE_(${[...unavailable.values()].join('|')})(_|$)`)
const closed =
  /^(database is not open|statement has been finalized|The database connection is not open)$/

export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { errcode, code } = error as { errcode?: number; code?: string }
  const isUnavailable =
    // The lower byte is the kind of error, what is above tells it more closely.
    (errcode !== undefined && unavailable.has(errcode & 0xff)) ||
    (code !== undefined && names.test(code)) ||
    closed.test(error.message)
  return isUnavailable ? new StorageError('unavailable', error) : error
}
