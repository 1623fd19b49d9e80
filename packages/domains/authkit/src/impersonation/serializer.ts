import { serializer } from '@inhouse/core'
import { emailInput } from '@inhouse/users'
import * as z from 'zod'

export const impersonationInput = z.object({
  /** Who acts. */
  impersonator_email: emailInput,
  reason: z.string().trim().min(1).max(1000),
  organization_id: z.string().min(1).optional(),
  redirect_uri: z.string().min(1).optional(),
})

export type ImpersonationInput = z.output<typeof impersonationInput>

/** The address that opens a session in a user's place, once. */
export interface Impersonation {
  user_id: string
  organization_id: string | null
  url: string
  expires_at: string
}

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
