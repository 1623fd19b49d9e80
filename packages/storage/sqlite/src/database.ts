/** What we use of an open database: Node's `DatabaseSync`, or the `Database` of better-sqlite3. */
export interface Database {
  exec(query: string): unknown
  prepare(query: string): Statement
  /** As Node says it. */
  readonly isTransaction?: boolean
  /** As better-sqlite3 says it. */
  readonly inTransaction?: boolean
}

export interface Statement {
  columns(): { name: string; type: string | null }[]
  all(...values: unknown[]): unknown[]
  iterate(...values: unknown[]): Iterable<unknown>
  run(...values: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  /** Told by better-sqlite3 alone, which has `columns` for readers only. */
  readonly reader?: boolean
  /** Node's. */
  setReadBigInts?(enabled: boolean): unknown
  /** The same in better-sqlite3. */
  safeIntegers?(enabled: boolean): unknown
}
