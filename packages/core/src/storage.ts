import type { ColumnDataType, Dialect, Expression, Kysely } from 'kysely'

type ColumnType = ColumnDataType | Expression<unknown>

/** The column types that every database offers, each under the name it has there. */
export interface ColumnTypes {
  readonly id: ColumnType
  /** Short enough for an index: names, slugs, email addresses. */
  readonly string: ColumnType
  readonly text: ColumnType
  /** Up to 2⁵³. */
  readonly integer: ColumnType
  readonly boolean: ColumnType
  /** Read and written as an ISO 8601 string in UTC, which sorts as text. */
  readonly timestamp: ColumnType
  /** An object or a list, read and written as such. */
  readonly json: ColumnType
}

/** A database to live in. Supplied by a storage package such as `@inhouse/storage-sqlite`. */
export interface Storage {
  /**
   * Decodes each value by the declared type of its column. The host may build a Kysely on it too.
   * Its driver throws `StorageError` where the database cannot be had or asks for another try.
   */
  readonly dialect: Dialect
  readonly columns: ColumnTypes
  /** How many transactions can write at the same time. */
  readonly writers: 'one' | 'many'
  /** Waits until no other transaction holds the lock of this name; `trx` then holds it to its end. */
  lock(trx: Kysely<any>, name: string): Promise<void>
  /** Tells all processes that listen, once `trx` is committed. A database that cannot has neither. */
  notify?(trx: Kysely<any>, channel: string, text: string): Promise<void>
  /** Hears what is told on a channel; and an empty text where something may have been missed. */
  listen?(channel: string, hear: (text: string) => void): { close(): Promise<void> }
  /** Where our tables live, in a database that knows schemas and shares ours with the host's. */
  readonly schema?: string | undefined
}

/**
 * What a storage throws instead of its driver's own error: `unavailable` where the database is
 * locked, full or gone (the caller hears 503), `conflict` where a transaction lost against another
 * and may be run again (serialization failure, deadlock).
 */
export class StorageError extends Error {
  readonly kind: 'unavailable' | 'conflict'

  constructor(kind: 'unavailable' | 'conflict', cause: unknown) {
    super(`The database is ${kind === 'conflict' ? 'contended' : 'unavailable'}.`, { cause })
    this.name = 'StorageError'
    this.kind = kind
  }
}

/** One step in the history of a package's tables. `db` knows no tables: history is not code. */
export type Migration = (db: Kysely<any>, columns: ColumnTypes) => Promise<void>
