import { type Context, notFound, type Transaction } from '@inhouse/core'
import { domainsOf } from '../domains/find.ts'
import { db, type Organization, type OrganizationRow } from '../tables.ts'

export async function getOrganization(ctx: Context, id: string): Promise<Organization> {
  const organization = await findOrganization(ctx, id)
  if (!organization) throw notFound('Organization', id)
  return organization
}

export async function findOrganization(
  ctx: Context,
  id: string,
): Promise<Organization | undefined> {
  const row = await organizations(ctx).where('id', '=', id).executeTakeFirst()
  return row && withDomains(ctx, row)
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
  return { ...row, domains: (await domainsOf(ctx, [row.id])).get(row.id) ?? [] }
}

export const organizations = (ctx: Context) => db(ctx).selectFrom('organizations').selectAll()
