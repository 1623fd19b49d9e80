import { type Context, lookUp, notFound } from '@inhouse/core'
import type { Kysely } from 'kysely'
import { db, type OrganizationDomain, type OrgsTables } from '../tables.ts'

export async function getDomain(ctx: Context, id: string): Promise<OrganizationDomain> {
  const domain = await domains(ctx).where('id', '=', id).executeTakeFirst()
  if (!domain) throw notFound('Organization domain', id)
  return domain
}

/** Which organization has verified a domain, named as it is kept: in lower case and in ASCII. */
export function findVerifiedDomain(
  ctx: Context,
  domain: string,
): Promise<OrganizationDomain | undefined> {
  return domains(ctx)
    .where('domain', '=', domain)
    .where('state', '=', 'verified')
    .executeTakeFirst()
}

/** The domains of several organizations at once, oldest first. */
export async function domainsOf(
  ctx: Context,
  organizationIds: readonly string[],
): Promise<Map<string, OrganizationDomain[]>> {
  if (organizationIds.length === 0) return new Map()
  const rows = await domains(ctx)
    .where('organization_id', 'in', organizationIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ organization_id }) => organization_id)
}

/** The domains of one organization, oldest first. */
export const domainsOfOne = lookUp(
  'domains of organization',
  (all: Kysely<OrgsTables>, id: string) =>
    all
      .selectFrom('organization_domains')
      .selectAll()
      .where('organization_id', '=', id)
      .orderBy('created_at')
      .orderBy('id'),
)

const domains = (ctx: Context) => db(ctx).selectFrom('organization_domains').selectAll()
