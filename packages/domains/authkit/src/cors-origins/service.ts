import {
  conflict,
  type Context,
  forget,
  invalidField,
  isSameOrigin,
  notFound,
  type Page,
  type PageQuery,
  paginate,
  remembered,
  SECOND,
} from '@inhouse/core'
import { type CorsOrigin, db } from '../tables.ts'
import { readOrigin } from './origin.ts'
import type { CorsOriginInput } from './serializer.ts'

const NAME = 'cors origins'

/** Lets pages of an origin call what browsers may call. */
export async function createCorsOrigin(ctx: Context, input: CorsOriginInput): Promise<CorsOrigin> {
  const read = readOrigin(input.origin)
  if ('fault' in read) throw invalidField('origin', 'invalid_origin', read.fault)

  const id = ctx.newId('cors_origin')
  const now = ctx.now()
  const corsOrigin = { id, origin: read.origin, created_at: now, updated_at: now }
  const { numInsertedOrUpdatedRows } = await db(ctx)
    .insertInto('cors_origins')
    .values(corsOrigin)
    .onConflict((on) => on.column('origin').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    throw conflict('duplicate_cors_origin', 'CORS origin already exists.')
  }
  forget(ctx, NAME)
  return corsOrigin
}

export const listCorsOrigins = (ctx: Context, query: PageQuery): Promise<Page<CorsOrigin>> =>
  paginate(ctx, 'cors_origins', db(ctx).selectFrom('cors_origins').selectAll(), query)

export async function deleteCorsOrigin(ctx: Context, id: string): Promise<void> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('cors_origins')
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw notFound('CORS origin', id)
  forget(ctx, NAME)
}

/** Whether pages of this origin may call. What is changed holds in every process within a second. */
export async function allowsOrigin(ctx: Context, origin: string): Promise<boolean> {
  const { exact, patterns } = await remembered(ctx, NAME, SECOND, readOrigins)
  return exact.has(origin) || patterns.some((allowed) => isSameOrigin(origin, allowed))
}

async function readOrigins(ctx: Context) {
  const rows = await db(ctx).selectFrom('cors_origins').select('origin').execute()
  const origins = rows.map(({ origin }) => origin)
  const [patterns = [], exact = []] = [true, false].map((hasStar) =>
    origins.filter((origin) => origin.endsWith(':*') === hasStar),
  )
  return { exact: new Set(exact), patterns }
}
