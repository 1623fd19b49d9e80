import { hash } from 'node:crypto'
import { type Context, DAY, invalidField, later } from '@inhouse/core'
import { getOrganization } from '@inhouse/orgs'
import { inColumn } from '../moment.ts'
import { db } from '../tables.ts'
import { checkEvent } from './check-event.ts'
import { findEventSchema, unknownSchema } from './event-schema.ts'
import { insertEvents, MOST_EVENTS, type NewEvent } from './insert.ts'
import { invalidEvent, type Problem } from './problems.ts'
import {
  asKept,
  type AuditLogEventBatch,
  type AuditLogEventCreation,
  type AuditLogEventInput,
} from './serializer.ts'

/**
 * Records an event, once: the same event with the same key is no other event for 24 hours. Without a
 * key, its content is what tells it from others.
 */
export async function createAuditLogEvent(
  ctx: Context,
  { organization_id, event }: AuditLogEventCreation,
  idempotencyKey = '',
): Promise<void> {
  assertKey(idempotencyKey)
  await getOrganization(ctx, organization_id)
  const problems = await problemsOf(ctx, event)
  if (problems.length > 0) throw invalidEvent(problems)
  await record(ctx, [newEvent(ctx, organization_id, event, idempotencyKey, ctx.now())])
}

/** Records all of them or, where one is wrong, none, and says of each what is wrong with it. */
export async function createAuditLogEvents(
  ctx: Context,
  { events }: AuditLogEventBatch,
  idempotencyKey = '',
): Promise<void> {
  assertKey(idempotencyKey)
  if (events.length === 0 || events.length > MOST_EVENTS) {
    throw invalidField('events', 'invalid_size', `Give 1 to ${MOST_EVENTS} events.`)
  }
  const known = await knownOrganizations(ctx, events)
  const problems: Problem[] = []
  for (const [index, { organization_id, event }] of events.entries()) {
    const at = `/events/${index}`
    if (!known.has(organization_id)) {
      const message = `Organization not found: '${organization_id}'.`
      problems.push({ instancePath: `${at}/organization_id`, code: 'entity_not_found', message })
    }
    for (const problem of await problemsOf(ctx, event)) {
      problems.push({ ...problem, instancePath: `${at}/event${problem.instancePath}` })
    }
  }
  if (problems.length > 0) throw invalidEvent(problems)

  const now = ctx.now()
  const rows = events.map(({ organization_id, event, idempotency_key }) =>
    newEvent(ctx, organization_id, event, idempotency_key ?? idempotencyKey, now),
  )
  await record(ctx, rows)
}

async function problemsOf(ctx: Context, event: AuditLogEventInput): Promise<Problem[]> {
  const version = event.version ?? 1
  const schema = await findEventSchema(ctx, event.action, version)
  return schema ? checkEvent(event, schema) : [await unknownSchema(ctx, event.action, version)]
}

async function knownOrganizations(
  ctx: Context,
  events: AuditLogEventBatch['events'],
): Promise<Set<string>> {
  const ids = [...new Set(events.map(({ organization_id }) => organization_id))]
  const found = await db(ctx)
    .selectFrom('organizations')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  return new Set(found.map(({ id }) => id))
}

function newEvent(
  ctx: Context,
  organization_id: string,
  input: AuditLogEventInput,
  key: string,
  created_at: string,
): NewEvent {
  const event = JSON.stringify(asKept(input))
  const types = [...new Set(input.targets.map(({ type }) => type))]
  return {
    id: ctx.newId('audit_log_event'),
    organization_id,
    action: input.action,
    occurred_at: inColumn(input.occurred_at),
    actor_id: input.actor.id,
    actor_name: input.actor.name ?? null,
    target_types: `\n${types.join('\n')}\n`,
    event,
    // 128 bits of it: two events never share those by chance.
    idempotency_key: hash(
      'sha256',
      `${key.length} ${key} ${organization_id} ${event}`,
      'base64url',
    ).slice(0, 22),
    created_at,
  }
}

async function record(ctx: Context, rows: readonly NewEvent[]): Promise<void> {
  const inserted = await insertEvents(ctx, rows)
  if (inserted === rows.length) return
  // Those left out are there already. Where one is older than a day, its key is free again.
  await ctx.transaction(async (tx) => {
    if (await releaseKeys(tx, rows)) await insertEvents(tx, rows)
  })
}

async function releaseKeys(ctx: Context, rows: readonly NewEvent[]): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('audit_log_events')
    .set({ idempotency_key: null })
    .where(({ and, or }) =>
      or(
        rows.map(({ organization_id, occurred_at, idempotency_key }) =>
          and({ organization_id, occurred_at, idempotency_key }),
        ),
      ),
    )
    .where('created_at', '<=', later(ctx.now(), -DAY))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function assertKey(key: string): void {
  if (key.length <= 255) return
  throw invalidField('Idempotency-Key', 'too_big', 'A key has at most 255 characters.')
}
