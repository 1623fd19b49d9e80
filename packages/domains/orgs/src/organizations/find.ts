import { type Context, lookUp, notFound, type Transaction } from '@inhouse/core'
import type { Kysely } from 'kysely'
import { domainsOfOne } from '../domains/find.ts'
import { db, type Organization, type OrganizationRow, type OrgsTables } from '../tables.ts'

export async function getOrganization(ctx: Context, id: string): Promise<Organization> {
  const organization = await findOrganization(ctx, id)
  if (!organization) throw notFound('Organization', id)
  return organization
}

export async function findOrganization(
  ctx: Context,
  id: string,
): Promise<Organization | undefined> {
  const [found] = await byId(ctx, id)
  if (!found) return undefined
  const { has_domains, ...row } = found
  return has_domains ? withDomains(ctx, row) : { ...row, domains: [] }
}

export async function getOrganizationByExternalId(
  ctx: Context,
  externalId: string,
): Promise<Organization> {
  const row = await organizations(ctx).where('external_id', '=', externalId).executeTakeFirst()
  if (!row) throw notFound('Organization', externalId)
  return withDomains(ctx, row)
}

/** Reads it once nobody else is changing it, its domains, or who its members are. */
export async function lockOrganization(tx: Transaction, id: string): Promise<OrganizationRow> {
  await tx.lock(`organizations/${id}`)
  const row = await organizations(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('Organization', id)
  return row
}

export async function withDomains(ctx: Context, row: OrganizationRow): Promise<Organization> {
  return { ...row, domains: await domainsOfOne(ctx, row.id) }
}

const byId = lookUp('organization', (all: Kysely<OrgsTables>, id: string) =>
  all
    .selectFrom('organizations')
    .selectAll()
    // To ask for domains where there are none would double the work.
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('organization_domains')
          .select('organization_domains.id')
          .whereRef('organization_id', '=', 'organizations.id'),
      ).as('has_domains'),
    )
    .where('id', '=', id),
)

export const organizations = (ctx: Context) => db(ctx).selectFrom('organizations').selectAll()
