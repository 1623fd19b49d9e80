import type { CompiledQuery, Kysely, SelectQueryBuilder } from 'kysely'
import type { Context } from './context.ts'

/**
 * A question that is asked with each request, by one value: its query is built and compiled once for
 * an instance, which costs more than to run it. `lookUp('user', (db, id) => …)`
 */
export function lookUp<Tables, Row>(
  name: string,
  build: (db: Kysely<Tables>, value: string) => SelectQueryBuilder<any, any, Row>,
): (ctx: Context, value: string) => Promise<Row[]> {
  const key = `look-up ${name}`
  return async (ctx, value) => {
    let query = ctx.memory.get(key) as CompiledQuery<Row> | undefined
    if (!query) ctx.memory.set(key, (query = build(ctx.db, value).compile() as CompiledQuery<Row>))
    const parameters = query.parameters.map(() => value)
    const { rows } = await ctx.db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}
