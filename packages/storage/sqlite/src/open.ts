import { DatabaseSync } from 'node:sqlite'
import { connect, type Connection } from './connect.ts'
import type { Database } from './database.ts'
import { asStorageError } from './errors.ts'

export interface SqliteOptions {
  /** How long to wait while another process writes, in milliseconds. Default: 5000. */
  busyTimeout?: number
  /**
   * After a crash of the process all is there. After a power cut, `normal` (the default) may have
   * lost the last transactions, never the file; `full` and `extra` lose none, and are slower.
   */
  synchronous?: 'normal' | 'full' | 'extra'
}

// 32 MB. A checkpoint waits for the disk, so that fewer of them make every commit cheaper.
const PAGES_TO_CHECKPOINT = 8000

export function open(database: string | Database, options: SqliteOptions): Connection {
  try {
    return typeof database === 'string' ? openOurs(database, options) : useTheirs(database, options)
  } catch (error) {
    throw asStorageError(error)
  }
}

function openOurs(path: string, { busyTimeout = 5000, synchronous = 'normal' }: SqliteOptions) {
  const database = new DatabaseSync(path, { timeout: busyTimeout })
  const close = () => {
    if (database.isOpen) database.close()
  }
  try {
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = ${synchronous};
      pragma wal_autocheckpoint = ${PAGES_TO_CHECKPOINT};
      pragma foreign_keys = on`)
  } catch (error) {
    close()
    throw error
  }
  return connect(database, close)
}

// Its journal is the host's choice; without foreign keys, what is deleted would leave parts behind.
function useTheirs(database: Database, { busyTimeout = 5000, synchronous }: SqliteOptions) {
  database.exec(`pragma busy_timeout = ${busyTimeout}; pragma foreign_keys = on`)
  if (synchronous) database.exec(`pragma synchronous = ${synchronous}`)
  return connect(database, () => {})
}
