import { plainSerializer, serializer } from '@inhouse/core'
import * as z from 'zod'
import type { OrganizationDomain } from '../tables.ts'

export const domainInput = z.object({
  domain: z.string(),
  organization_id: z.string(),
})

export type DomainInput = z.output<typeof domainInput>

export const domainSerializer = serializer(
  'organization_domain',
  {
    id: z.string(),
    organization_id: z.string(),
    domain: z.string(),
    state: z.enum(['failed', 'pending', 'verified']),
    verification_prefix: z.string().optional(),
    verification_token: z.string().optional(),
    verification_strategy: z.enum(['dns', 'manual']),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (domain: OrganizationDomain) => ({
    id: domain.id,
    organization_id: domain.organization_id,
    domain: domain.domain,
    state: domain.state,
    verification_prefix: domain.verification_prefix ?? undefined,
    verification_token: domain.verification_token ?? undefined,
    verification_strategy: domain.verification_strategy,
    created_at: domain.created_at,
    updated_at: domain.updated_at,
  }),
)

export interface FailedVerification {
  reason: 'domain_verification_period_expired' | 'domain_verified_by_other_organization'
  organization_domain: OrganizationDomain
}

export const failedVerificationSerializer = plainSerializer(
  'organization_domain_verification_failed',
  {
    reason: z.enum(['domain_verification_period_expired', 'domain_verified_by_other_organization']),
    organization_domain: domainSerializer.schema,
  },
  ({ reason, organization_domain }: FailedVerification) => ({
    reason,
    organization_domain: domainSerializer.serialize(organization_domain),
  }),
)
