import { settings as define } from '@inhouse/core'
import * as z from 'zod'

export const settings = define(
  'events',
  z.object({
    /** How long one can look up what became of a webhook. */
    webhookLogDays: z.number().int().min(1).default(30),
  }),
)
