import { conflict, type Transaction } from '@inhouse/core'
import { db } from '../tables.ts'

/** Makes sure that domains which are to be verified are verified nowhere, and that it stays so. */
export async function claimDomains(tx: Transaction, domains: readonly string[]): Promise<void> {
  if (domains.length === 0) return
  // In one order, so that two who claim the same never wait for each other.
  for (const domain of domains.toSorted()) await lockDomainName(tx, domain)
  const taken = await db(tx)
    .selectFrom('organization_domains')
    .select('domain')
    .where('domain', 'in', domains)
    .where('state', '=', 'verified')
    .executeTakeFirst()
  if (!taken) return
  throw conflict(
    'domain_verified_by_other_organization',
    `Another organization has verified '${taken.domain}'.`,
  )
}

/** Of several that would verify a domain at once, it lets one pass at a time. */
export const lockDomainName = (tx: Transaction, domain: string): Promise<void> =>
  tx.lock(`organization_domains/${domain}`)
