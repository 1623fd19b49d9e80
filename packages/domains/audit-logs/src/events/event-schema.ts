import type { Validator } from '@cfworker/json-schema'
import type { Context } from '@inhouse/core'
import { compileSchema } from '../actions/metadata-schema.ts'
import { findAuditLogSchema, isKnownAction } from '../actions/service.ts'
import type { AuditLogSchema } from '../tables.ts'
import type { Problem } from './problems.ts'

/** A version of an action's schema, ready to be asked. */
export interface EventSchema {
  actor: Validator | undefined
  targets: ReadonlyMap<string, Validator | undefined>
  metadata: Validator | undefined
}

const MOST_REMEMBERED = 1000

/** Finds what an event is held against. A version never changes, so it is read and compiled once. */
export async function findEventSchema(
  ctx: Context,
  action: string,
  version: number,
): Promise<EventSchema | undefined> {
  const remembered = memoryOf(ctx)
  const key = `${version} ${action}`
  const known = remembered.get(key)
  if (known) return known

  const row = await findAuditLogSchema(ctx, action, version)
  if (!row) return undefined
  const schema = compile(row)
  // What a transaction sees may be undone.
  if (!ctx.db.isTransaction) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, schema)
  }
  return schema
}

/** Why there is nothing to hold an event against. */
export async function unknownSchema(
  ctx: Context,
  action: string,
  version: number,
): Promise<Problem> {
  if (!(await isKnownAction(ctx, action))) {
    const message = `There is no action '${action}': create a schema for it first.`
    return { instancePath: '/action', code: 'unknown_action', message }
  }
  const message = `The schema of '${action}' has no version ${version}.`
  return { instancePath: '/version', code: 'unknown_version', message }
}

function memoryOf({ memory }: Context): Map<string, EventSchema> {
  const known = memory.get('audit-logs schemas') as Map<string, EventSchema> | undefined
  if (known) return known
  const fresh = new Map<string, EventSchema>()
  memory.set('audit-logs schemas', fresh)
  return fresh
}

const compile = ({ actor, targets, metadata }: AuditLogSchema): EventSchema => ({
  actor: actor ? compileSchema(actor.metadata) : undefined,
  targets: new Map(targets.map((one) => [one.type, one.metadata && compileSchema(one.metadata)])),
  metadata: metadata ? compileSchema(metadata) : undefined,
})
