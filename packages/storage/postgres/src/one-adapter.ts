import { PostgresAdapter, PostgresDialect } from 'kysely'

/** By its adapter a transaction of the host is known to be on this dialect. */
export class OneAdapter extends PostgresDialect {
  readonly #adapter = new PostgresAdapter()

  override createAdapter = (): PostgresAdapter => this.#adapter
}
