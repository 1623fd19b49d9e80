import { pageQuery, plainSerializer, serializer, words } from '@inhouse/core'
import * as z from 'zod'
import { moment } from '../moment.ts'
import type { AuditLogEvent, AuditLogEventRow, Metadata, Party } from '../tables.ts'
import { MOST_EVENTS } from './insert.ts'

// How it arrives. Its rules are those of `checkEvent`, which names each that is broken.
const metadataInput = z.record(z.string(), z.unknown()).nullish()

const partyInput = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  name: z.string().nullish(),
  metadata: metadataInput,
})

const eventInput = z.object({
  action: z.string().min(1),
  occurred_at: moment,
  version: z.number().int().min(1).max(1_000_000_000).nullish(),
  actor: partyInput,
  targets: z.array(partyInput),
  context: z.object({ location: z.string().nullish(), user_agent: z.string().nullish() }),
  metadata: metadataInput,
})

export const eventCreation = z.object({
  organization_id: z.string().min(1),
  event: eventInput,
})

export type AuditLogEventInput = z.output<typeof eventInput>
export type AuditLogEventCreation = z.output<typeof eventCreation>

export const eventBatch = z.object({
  events: z
    .array(eventCreation.extend({ idempotency_key: z.string().max(255).nullish() }))
    .min(1)
    .max(MOST_EVENTS),
})

export type AuditLogEventBatch = z.output<typeof eventBatch>

// A name may hold a comma, so each is sent by itself: `actor_names=Smith, Jon&actor_names=…`
const names = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

export const eventQuery = pageQuery.extend({
  organization_id: z.string().min(1),
  actions: words.optional(),
  actor_ids: words.optional(),
  actor_names: names.optional(),
  targets: words.optional(),
  range_start: moment.optional(),
  range_end: moment.optional(),
})

export type AuditLogEventQuery = z.output<typeof eventQuery>

export const createdSerializer = plainSerializer(
  'audit_log_event_created',
  { success: z.boolean() },
  (_: void) => ({ success: true }),
)

const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional()

const party = z.strictObject({
  id: z.string(),
  type: z.string(),
  name: z.string().optional(),
  metadata,
})

export const eventSerializer = serializer(
  'audit_log_event',
  {
    id: z.string(),
    organization_id: z.string(),
    action: z.string(),
    version: z.number(),
    occurred_at: z.iso.datetime({ offset: true }),
    actor: party,
    targets: z.array(party),
    context: z.strictObject({ location: z.string(), user_agent: z.string().optional() }),
    metadata,
    created_at: z.iso.datetime(),
  },
  ({ event, ...row }: AuditLogEventRow) => ({
    id: row.id,
    organization_id: row.organization_id,
    action: event.action,
    version: event.version,
    occurred_at: event.occurred_at,
    actor: event.actor,
    targets: event.targets,
    context: event.context,
    metadata: event.metadata,
    created_at: row.created_at,
  }),
)

/** The event as it is kept, once `checkEvent` has found nothing wrong with it. */
export const asKept = (input: AuditLogEventInput): AuditLogEvent => ({
  action: input.action,
  occurred_at: input.occurred_at,
  version: input.version ?? 1,
  actor: partyAsKept(input.actor),
  targets: input.targets.map(partyAsKept),
  context: {
    location: input.context.location!,
    user_agent: input.context.user_agent ?? undefined,
  },
  metadata: (input.metadata as Metadata | null | undefined) ?? undefined,
})

const partyAsKept = ({ id, type, name, metadata }: z.output<typeof partyInput>): Party => ({
  id,
  type,
  name: name ?? undefined,
  metadata: (metadata as Metadata | null | undefined) ?? undefined,
})
