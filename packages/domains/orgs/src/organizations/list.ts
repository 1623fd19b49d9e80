import { type Context, type Page, paginate } from '@inhouse/core'
import { sql } from 'kysely'
import { domainsOf } from '../domains/find.ts'
import { asciiDomain } from '../domains/normalize-domain.ts'
import { db, type Organization } from '../tables.ts'
import { organizations } from './find.ts'
import { patternOf } from './search-text.ts'
import type { OrganizationQuery } from './serializer.ts'

/** Those whose name holds `search`, and that have one of `domains`. */
export async function listOrganizations(
  ctx: Context,
  query: OrganizationQuery,
): Promise<Page<Organization>> {
  let rows = organizations(ctx)
  if (query.search) {
    rows = rows.where(sql<boolean>`search_name like ${patternOf(query.search)} escape '\\'`)
  }
  if (query.domains) {
    const having = db(ctx)
      .selectFrom('organization_domains')
      .select('organization_id')
      .where('domain', 'in', query.domains.map(asciiDomain))
    rows = rows.where('organizations.id', 'in', having)
  }

  const page = await paginate(ctx, 'organizations', rows, query)
  const ids = page.items.map(({ id }) => id)
  const domains = await domainsOf(ctx, ids)
  const items = page.items.map((row) => ({ ...row, domains: domains.get(row.id) ?? [] }))
  return { ...page, items }
}
