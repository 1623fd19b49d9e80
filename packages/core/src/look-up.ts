import type { CompiledQuery, Kysely, SelectQueryBuilder } from 'kysely'
import type { Context } from './context.ts'

/**
 * A question that is asked with each request: its query is built and compiled once for an instance,
 * which costs more than to run it. `lookUp('user', (db, id) => …)`
 */
export function lookUp<Tables, Row, Values extends string[]>(
  name: string,
  build: (db: Kysely<Tables>, ...values: Values) => SelectQueryBuilder<any, any, Row>,
): (ctx: Context, ...values: Values) => Promise<Row[]> {
  const key = `look-up ${name}`
  return async (ctx, ...values) => {
    let query = ctx.memory.get(key) as CompiledQuery<Row> | undefined
    if (!query) {
      query = build(ctx.db, ...(values.map(placeFor) as Values)).compile() as CompiledQuery<Row>
      ctx.memory.set(key, query)
    }
    const parameters = query.parameters.map((one) => values[places.indexOf(one)] ?? one)
    const { rows } = await ctx.db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}

// Stands in a compiled query where the value of that number belongs.
const placeFor = (_: string, index: number): string => places[index] as string
const places: unknown[] = ['\u0000value 0', '\u0000value 1', '\u0000value 2']
