import { serializer } from '@inhouse/core'
import { emailInput } from '@inhouse/users'
import * as z from 'zod'
import type { Impersonation } from './service.ts'

export const impersonationInput = z.object({
  /** Who acts. */
  impersonator_email: emailInput,
  reason: z.string().trim().min(1).max(1000),
  organization_id: z.string().min(1).optional(),
  redirect_uri: z.string().min(1).optional(),
})

export type ImpersonationInput = z.output<typeof impersonationInput>

export const impersonationSerializer = serializer(
  'impersonation',
  {
    user_id: z.string(),
    organization_id: z.string().nullable(),
    url: z.string(),
    expires_at: z.iso.datetime(),
  },
  ({ user_id, organization_id, url, expires_at }: Impersonation) => ({
    user_id,
    organization_id,
    url,
    expires_at,
  }),
)
