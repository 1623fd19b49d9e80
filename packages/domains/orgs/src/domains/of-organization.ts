import { newToken, type Transaction } from '@inhouse/core'
import { domainCreated, domainDeleted, domainVerified } from '../events.ts'
import { settings } from '../settings.ts'
import { db, type Organization, type OrganizationDomain } from '../tables.ts'
import { claimDomains } from './claim-domains.ts'
import type { WantedDomain } from './wanted-domains.ts'

/** Puts new domains into the table. Their events are told by `tellDomains`. */
export async function insertDomains(
  tx: Transaction,
  organizationId: string,
  wanted: readonly WantedDomain[],
): Promise<OrganizationDomain[]> {
  if (wanted.length === 0) return []
  await claimDomains(tx, namesOf(wanted.filter(({ state }) => state === 'verified')))
  const domains = wanted.map((one) => newDomain(tx, organizationId, one))
  await db(tx).insertInto('organization_domains').values(domains).execute()
  return domains
}

export async function tellDomains(
  tx: Transaction,
  domains: readonly OrganizationDomain[],
): Promise<void> {
  for (const domain of domains) {
    await tx.emit(domainCreated, domain)
    if (domain.state === 'verified') await tx.emit(domainVerified, domain)
  }
}

/** Ends the domains that are not wanted, adds those that are missing, and tells each. */
export async function replaceDomains(
  tx: Transaction,
  { id, domains }: Organization,
  wanted: readonly WantedDomain[],
): Promise<OrganizationDomain[]> {
  const states = new Map(wanted.map(({ domain, state }) => [domain, state]))
  const known = new Set(namesOf(domains))
  const kept = domains.filter(({ domain }) => states.has(domain))
  // A verified domain that is listed as pending stays verified: the proof is there already.
  const proven = kept.filter(
    (one) => one.state !== 'verified' && states.get(one.domain) === 'verified',
  )
  const missing = wanted.filter(({ domain }) => !known.has(domain))

  await claimDomains(tx, namesOf(proven))
  await deleteDomains(
    tx,
    domains.filter(({ domain }) => !states.has(domain)),
  )
  const verified = await verifyByHand(tx, proven)
  const added = await insertDomains(tx, id, missing)
  await tellDomains(tx, added)
  return [...kept.map((domain) => verified.get(domain.id) ?? domain), ...added]
}

export async function deleteDomains(
  tx: Transaction,
  domains: readonly OrganizationDomain[],
): Promise<void> {
  if (domains.length === 0) return
  for (const domain of domains) await tx.emit(domainDeleted, domain)
  const ids = domains.map(({ id }) => id)
  await db(tx).deleteFrom('organization_domains').where('id', 'in', ids).execute()
}

const byHand = {
  state: 'verified',
  verification_strategy: 'manual',
  verification_prefix: null,
  verification_token: null,
} as const

async function verifyByHand(tx: Transaction, domains: readonly OrganizationDomain[]) {
  const verified = new Map<string, OrganizationDomain>()
  for (const before of domains) {
    const domain = { ...before, ...byHand, updated_at: tx.now() }
    await db(tx)
      .updateTable('organization_domains')
      .set(domain)
      .where('id', '=', domain.id)
      .execute()
    await tx.emit(domainVerified, domain)
    verified.set(domain.id, domain)
  }
  return verified
}

const newDomain = (
  tx: Transaction,
  organizationId: string,
  { domain, state }: WantedDomain,
): OrganizationDomain => ({
  id: tx.newId('org_domain'),
  organization_id: organizationId,
  domain,
  ...(state === 'verified'
    ? byHand
    : {
        state,
        verification_strategy: 'dns',
        verification_prefix: settings(tx).domainVerificationPrefix,
        verification_token: newToken(tx.random),
      }),
  pending_since: tx.now(),
  created_at: tx.now(),
  updated_at: tx.now(),
})

const namesOf = (domains: readonly { domain: string }[]) => domains.map(({ domain }) => domain)
