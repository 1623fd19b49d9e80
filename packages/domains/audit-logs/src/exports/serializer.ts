import { serializer } from '@inhouse/core'
import * as z from 'zod'
import { moment } from '../moment.ts'
import type { AuditLogExportRow } from '../tables.ts'

const words = z.array(z.string()).max(1000).nullish()

export const exportInput = z.object({
  organization_id: z.string().min(1),
  range_start: moment,
  range_end: moment,
  actions: words,
  /** The older name of `actor_names`. */
  actors: words,
  actor_names: words,
  actor_ids: words,
  targets: words,
  format: z.enum(['csv', 'ndjson']).nullish(),
})

export type AuditLogExportInput = z.output<typeof exportInput>

export interface AuditLogExport extends AuditLogExportRow {
  /** Where the file is, for the next ten minutes. */
  url: string | null
}

export const exportSerializer = serializer(
  'audit_log_export',
  {
    id: z.string(),
    state: z.enum(['pending', 'ready', 'error', 'expired']),
    url: z.string().optional(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (one: AuditLogExport) => ({
    id: one.id,
    state: one.state,
    url: one.url ?? undefined,
    created_at: one.created_at,
    updated_at: one.updated_at,
  }),
)

export const fileQuery = z.object({ token: z.string().min(1) })
