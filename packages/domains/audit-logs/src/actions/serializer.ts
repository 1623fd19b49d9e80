import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { AuditLogActionRow, AuditLogSchema } from '../tables.ts'
import { metadataSchemaInput } from './metadata-schema.ts'

const MAX_TARGETS = 100

export const schemaInput = z.object({
  actor: z.object({ metadata: metadataSchemaInput }).nullish(),
  targets: z
    .array(
      z.object({
        // A line break stands between the types of an event where they are searched for.
        type: z
          .string()
          .min(1)
          .max(255)
          .regex(/^[^\n]*$/, 'A type is one line.'),
        metadata: metadataSchemaInput.nullish(),
      }),
    )
    .min(1)
    .max(MAX_TARGETS)
    .refine((targets) => new Set(targets.map(({ type }) => type)).size === targets.length, {
      error: 'A type of target stands here twice.',
    }),
  metadata: metadataSchemaInput.nullish(),
})

export type SchemaInput = z.output<typeof schemaInput>

const jsonSchema = z.record(z.string(), z.unknown())

export const schemaSerializer = serializer(
  'audit_log_schema',
  {
    version: z.number(),
    actor: z.strictObject({ metadata: jsonSchema }).optional(),
    targets: z.array(z.strictObject({ type: z.string(), metadata: jsonSchema.optional() })),
    metadata: jsonSchema.optional(),
    created_at: z.iso.datetime(),
  },
  (schema: AuditLogSchema) => ({
    version: schema.version,
    actor: schema.actor ?? undefined,
    targets: schema.targets,
    metadata: schema.metadata ?? undefined,
    created_at: schema.created_at,
  }),
)

export interface AuditLogAction extends AuditLogActionRow {
  schema: AuditLogSchema
}

export const actionSerializer = serializer(
  'audit_log_action',
  {
    name: z.string(),
    schema: schemaSerializer.schema,
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (action: AuditLogAction) => ({
    name: action.name,
    schema: schemaSerializer.serialize(action.schema) as Record<string, unknown>,
    created_at: action.created_at,
    updated_at: action.updated_at,
  }),
)
