import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { CorsOrigin } from '../tables.ts'

export const corsOriginInput = z.object({ origin: z.string().trim().min(1).max(255) })

export type CorsOriginInput = z.output<typeof corsOriginInput>

export const corsOriginSerializer = serializer(
  'cors_origin',
  {
    id: z.string(),
    origin: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (corsOrigin: CorsOrigin) => ({
    id: corsOrigin.id,
    origin: corsOrigin.origin,
    created_at: corsOrigin.created_at,
    updated_at: corsOrigin.updated_at,
  }),
)
