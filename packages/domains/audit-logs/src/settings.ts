import { settings as define } from '@inhouse/core'
import * as z from 'zod'

export const settings = define(
  'audit-logs',
  z.object({
    /** How long events are kept where the organization does not say. */
    retentionDays: z.number().int().min(1).max(36_500).default(365),
    /** How long the file of an export can be had. */
    exportDays: z.number().int().min(1).max(36_500).default(30),
  }),
)
