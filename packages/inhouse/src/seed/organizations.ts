import { updateAuthenticationPolicy } from '@inhouse/authkit'
import type { Transaction } from '@inhouse/core'
import {
  createOrganization,
  findOrganization,
  normalizeDomain,
  type Organization,
  type OrgsTables,
  updateOrganization,
} from '@inhouse/orgs'
import type { Kysely } from 'kysely'
import { plantInvitation } from './invitations.ts'
import { plantMembership } from './memberships.ts'
import { pinned } from './pinned.ts'
import type { SeedInvitation, SeedOrganization } from './schema.ts'

export async function plantOrganization(tx: Transaction, entry: SeedOrganization) {
  const { id, domains, memberships, invitations, authentication_policy, ...input } = entry
  const found = await find(tx, entry)
  const organization = found
    ? await addDomains(tx, found, domains)
    : await createOrganization(pinned(tx, 'org', id), { ...input, domain_data: domains })

  if (authentication_policy && !found) {
    await updateAuthenticationPolicy(tx, organization.id, authentication_policy)
  }

  const members = []
  for (const [index, membership] of memberships.entries()) {
    const path = `memberships[${index}]`
    members.push(await plantMembership(tx, organization.id, membership, path))
  }
  const invited = []
  for (const invitation of invitations as SeedInvitation[]) {
    const withOrganization = { ...invitation, organization_id: organization.id }
    invited.push(await plantInvitation(tx, withOrganization))
  }
  return {
    id: organization.id,
    name: organization.name,
    domains: organization.domains.map((one) => ({ id: one.id, domain: one.domain })),
    memberships: members,
    ...(invited.length > 0 && { invitations: invited }),
  }
}

async function find(tx: Transaction, { id, external_id, name }: SeedOrganization) {
  if (id) return findOrganization(tx, id)
  const row = await (tx.db as Kysely<OrgsTables>)
    .selectFrom('organizations')
    .select('id')
    .where(external_id ? 'external_id' : 'name', '=', external_id ?? name)
    .orderBy('created_at')
    .executeTakeFirst()
  return row && findOrganization(tx, row.id)
}

async function addDomains(
  tx: Transaction,
  organization: Organization,
  wanted: SeedOrganization['domains'],
): Promise<Organization> {
  const there = new Set(organization.domains.map(({ domain }) => domain))
  const missing = wanted.filter(({ domain }) => !there.has(normalizeDomain(domain, 'domain')))
  if (missing.length === 0) return organization
  const kept = organization.domains.map(({ domain, state }) => ({
    domain,
    state: state === 'verified' ? state : ('pending' as const),
  }))
  return updateOrganization(tx, organization.id, { domain_data: [...kept, ...missing] })
}
