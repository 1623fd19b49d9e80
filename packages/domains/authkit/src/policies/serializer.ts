import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { AuthenticationPolicy } from '../tables.ts'
import { type Method, methods } from './methods.ts'

const method = z.enum(methods as [Method, ...Method[]])

export const policyChanges = z.object({
  sso_required: z.boolean().optional(),
  mfa_required: z.boolean().optional(),
  allowed_methods: z
    .array(method)
    .transform((given) => [...new Set(given)])
    .nullable()
    .optional(),
  applies_to_domains: z.boolean().optional(),
})

export type PolicyChanges = z.output<typeof policyChanges>

export const policySerializer = serializer(
  'authentication_policy',
  {
    organization_id: z.string(),
    sso_required: z.boolean(),
    mfa_required: z.boolean(),
    allowed_methods: z.array(method).nullable(),
    applies_to_domains: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (policy: AuthenticationPolicy) => ({
    organization_id: policy.organization_id,
    sso_required: policy.sso_required,
    mfa_required: policy.mfa_required,
    allowed_methods: policy.allowed_methods,
    applies_to_domains: policy.applies_to_domains,
    created_at: policy.created_at,
    updated_at: policy.updated_at,
  }),
)
