import { ApiError } from '@inhouse/core'
import { normalizeDomain } from '@inhouse/orgs'
import { emailKey } from '@inhouse/users'
import type { Invitation } from '../tables.ts'

/**
 * Whether someone with this address may accept an invitation: without an organization anyone who
 * has it; into an organization the address it was sent to, and where that is one of a company, any
 * other of the same domain.
 */
export function mayBeUsedBy(
  { email: invited, organization_id }: Pick<Invitation, 'email' | 'organization_id'>,
  email: string,
): boolean {
  if (organization_id === null) return true
  if (emailKey(invited) === emailKey(email)) return true
  const domain = companyDomainOf(invited)
  return domain !== undefined && domain === companyDomainOf(email)
}

/** The domain of an address, if it is one that an organization can have. */
function companyDomainOf(email: string): string | undefined {
  try {
    return normalizeDomain(email.slice(email.lastIndexOf('@') + 1), 'email')
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
