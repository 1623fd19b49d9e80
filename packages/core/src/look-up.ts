import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Context } from './context.ts'

/**
 * A question that is asked with each request, by these values: its query is built and compiled once
 * for an instance, which costs more than to run it. `lookUp('user', (db, id: string) => …)`
 */
export function lookUp<Tables, Values extends unknown[], Row>(
  name: string,
  build: (db: Kysely<Tables>, ...values: Values) => Compilable<Row>,
): (ctx: Context, ...values: Values) => Promise<Row[]> {
  const run = statement(`look-up ${name}`, build)
  return async (ctx, ...values) => (await run(ctx, ...values)).rows
}

/** The same for a change. What is built sees places in place of the values, so it may not look at them. */
export function statement<Tables, Values extends unknown[], Row>(
  name: string,
  build: (db: Kysely<Tables>, ...values: Values) => Compilable<Row>,
): (ctx: Context, ...values: Values) => Promise<QueryResult<Row>> {
  const key = `statement ${name}`
  const places = Array.from({ length: build.length - 1 }, () => ({})) as Values
  return (ctx, ...values) => {
    let query = ctx.memory.get(key) as CompiledQuery<Row> | undefined
    if (!query) ctx.memory.set(key, (query = build(ctx.db, ...places).compile()))
    const parameters = query.parameters.map((parameter) => {
      const place = places.indexOf(parameter)
      return place < 0 ? parameter : values[place]
    })
    return ctx.db.executeQuery<Row>({ ...query, parameters })
  }
}
