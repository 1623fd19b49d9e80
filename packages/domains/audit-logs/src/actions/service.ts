import {
  type Context,
  invalidField,
  notFound,
  type Page,
  type PageQuery,
  paginate,
} from '@inhouse/core'
import { type AuditLogSchema, db } from '../tables.ts'
import type { AuditLogAction, SchemaInput } from './serializer.ts'

/** Adds a version to the schema of an action; the first makes the action. */
export function createAuditLogSchema(
  ctx: Context,
  action: string,
  input: SchemaInput,
): Promise<AuditLogSchema> {
  assertActionName(action)
  return ctx.transaction(async (tx) => {
    await tx.lock(`audit_log_actions/${action}`)
    const newest = await schemas(tx)
      .where('action', '=', action)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()

    const schema: AuditLogSchema = {
      id: tx.newId('als'),
      action,
      version: (newest?.version ?? 0) + 1,
      actor: input.actor ?? null,
      targets: input.targets.map(({ type, metadata }) => ({ type, ...(metadata && { metadata }) })),
      metadata: input.metadata ?? null,
      created_at: tx.now(),
    }
    await db(tx).insertInto('audit_log_schemas').values(schema).execute()

    const changed = { schema_id: schema.id, updated_at: tx.now() }
    await db(tx)
      .insertInto('audit_log_actions')
      .values({ id: tx.newId('ala'), name: action, created_at: tx.now(), ...changed })
      .onConflict((known) => known.column('name').doUpdateSet(changed))
      .execute()
    return schema
  })
}

/** All actions, each with the newest version of its schema. */
export async function listAuditLogActions(
  ctx: Context,
  query: PageQuery,
): Promise<Page<AuditLogAction>> {
  const actions = db(ctx).selectFrom('audit_log_actions').selectAll()
  const page = await paginate(ctx, 'audit_log_actions', actions, query)
  if (page.items.length === 0) return { ...page, items: [] }

  const ids = page.items.map(({ schema_id }) => schema_id)
  const newest = await schemas(ctx).where('id', 'in', ids).execute()
  const byId = new Map(newest.map((schema) => [schema.id, schema]))
  const items = page.items.map((action) => ({ ...action, schema: byId.get(action.schema_id)! }))
  return { ...page, items }
}

export async function listAuditLogSchemas(
  ctx: Context,
  action: string,
  query: PageQuery,
): Promise<Page<AuditLogSchema>> {
  if (!(await isKnownAction(ctx, action))) throw notFound('Audit Log Action', action)
  return paginate(ctx, 'audit_log_schemas', schemas(ctx).where('action', '=', action), query)
}

export const findAuditLogSchema = (ctx: Context, action: string, version: number) =>
  schemas(ctx).where('action', '=', action).where('version', '=', version).executeTakeFirst()

export async function isKnownAction(ctx: Context, name: string): Promise<boolean> {
  const known = db(ctx).selectFrom('audit_log_actions').select('id').where('name', '=', name)
  return (await known.executeTakeFirst()) !== undefined
}

const schemas = (ctx: Context) => db(ctx).selectFrom('audit_log_schemas').selectAll()

function assertActionName(name: string): void {
  if (/^[^\p{Cc}]{1,255}$/u.test(name)) return
  throw invalidField('action', 'invalid_format', 'An action is one line of at most 255 characters.')
}
