import { CompiledQuery, type Kysely } from 'kysely'

/** What pg-boss asks is asked in a transaction of ours. */
export const within = (trx: Kysely<any>) => ({
  async executeSql(text: string, values: unknown[] = []) {
    const { rows } = await trx.executeQuery<any>(CompiledQuery.raw(text, values.map(listAsText)))
    return { rows }
  },
})

/** A list of ours is JSON, one of pg-boss an array: in text, Postgres reads it as what it is. */
const listAsText = (value: unknown) =>
  Array.isArray(value) ? `{${value.map((item) => JSON.stringify(String(item))).join()}}` : value
