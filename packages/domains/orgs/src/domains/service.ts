import { conflict, type Context } from '@inhouse/core'
import { domainDeleted } from '../events.ts'
import { lockOrganization } from '../organizations/find.ts'
import { db, type OrganizationDomain } from '../tables.ts'
import { getDomain } from './find.ts'
import { normalizeDomain } from './normalize-domain.ts'
import { insertDomains, tellDomains } from './of-organization.ts'
import type { DomainInput } from './serializer.ts'

/** Adds a domain that waits for its proof. */
export function addDomain(ctx: Context, input: DomainInput): Promise<OrganizationDomain> {
  return ctx.transaction(async (tx) => {
    const domain = normalizeDomain(input.domain, 'domain')
    const { id } = await lockOrganization(tx, input.organization_id)
    const known = await db(tx)
      .selectFrom('organization_domains')
      .select('id')
      .where('organization_id', '=', id)
      .where('domain', '=', domain)
      .executeTakeFirst()
    if (known) {
      throw conflict('domain_already_exists', 'Domain already exists for this organization.')
    }

    const added = await insertDomains(tx, id, [{ domain, state: 'pending' }])
    await tellDomains(tx, added)
    return added[0]!
  })
}

export function deleteDomain(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { organization_id } = await getDomain(tx, id)
    await lockOrganization(tx, organization_id)
    const domain = await getDomain(tx, id)
    await tx.emit(domainDeleted, domain)
    await db(tx).deleteFrom('organization_domains').where('id', '=', id).execute()
  })
}
