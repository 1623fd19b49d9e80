import type { Context } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import type { Kysely } from 'kysely'

/** Something that can be done in the host's app, such as `invoice.paid`. */
export interface AuditLogActionRow {
  id: string
  name: string
  /** The newest version of its schema. */
  schema_id: string
  created_at: string
  updated_at: string
}

export type JsonSchema = Record<string, unknown>

/** One version of what events of an action look like. It never changes. */
export interface AuditLogSchema {
  id: string
  action: string
  version: number
  actor: { metadata: JsonSchema } | null
  targets: { type: string; metadata?: JsonSchema }[]
  metadata: JsonSchema | null
  created_at: string
}

/** An event as its table keeps it: the event as it was given, and beside it what is searched for. */
export interface AuditLogEventRow {
  id: string
  organization_id: string
  action: string
  occurred_at: string
  actor_id: string
  actor_name: string | null
  /** Each type once, between line breaks: `\nteam\nuser\n`. */
  target_types: string
  event: AuditLogEvent
  /** The hash of the event and of the key it came with; none once that has expired. */
  idempotency_key: string | null
  created_at: string
}

export interface AuditLogEvent {
  action: string
  /** As it was given; `occurred_at` of the row is the same moment in UTC. */
  occurred_at: string
  version: number
  actor: Party
  targets: Party[]
  context: { location: string; user_agent?: string | undefined }
  metadata?: Metadata | undefined
}

export interface Party {
  id: string
  type: string
  name?: string | undefined
  metadata?: Metadata | undefined
}

export type Metadata = Record<string, string | number | boolean>

export interface AuditLogExportRow {
  id: string
  organization_id: string
  format: 'csv' | 'ndjson'
  filter: ExportFilter
  state: 'pending' | 'ready' | 'error' | 'expired'
  /** How often it was begun: what an earlier attempt has left behind does not count. */
  attempt: number
  /** Until when whoever makes it has it for themselves. */
  claimed_until: string | null
  /** The finished file: of how many pieces, and how long. */
  pieces: number | null
  bytes: number | null
  created_at: string
  updated_at: string
}

/** Which events are wanted. What is left out does not narrow. */
export interface ExportFilter {
  range_start?: string | undefined
  range_end?: string | undefined
  actions?: string[] | undefined
  actor_names?: string[] | undefined
  actor_ids?: string[] | undefined
  /** Types of targets. */
  targets?: string[] | undefined
}

export interface AuditLogExportPiece {
  export_id: string
  attempt: number
  position: number
  content: string
}

export interface AuditLogRetention {
  organization_id: string
  days: number
  updated_at: string
}

export interface AuditLogsTables extends OrgsTables {
  audit_log_actions: AuditLogActionRow
  audit_log_schemas: AuditLogSchema
  audit_log_events: AuditLogEventRow
  audit_log_exports: AuditLogExportRow
  audit_log_export_pieces: AuditLogExportPiece
  audit_log_retentions: AuditLogRetention
}

export const db = (ctx: Context): Kysely<AuditLogsTables> => ctx.db
