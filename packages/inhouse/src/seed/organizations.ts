import type { Transaction } from '@inhouse/core'
import { createMembership, createOrganization, type OrgsTables } from '@inhouse/orgs'
import { findUserByEmail } from '@inhouse/users'
import type { Kysely } from 'kysely'
import { Misplanted } from './misplanted.ts'
import { pinned } from './pinned.ts'
import type { SeedMembership, SeedOrganization } from './schema.ts'

export async function plantOrganization(tx: Transaction, entry: SeedOrganization) {
  const { id, domains, memberships, ...input } = entry
  const found = await findOrganization(tx, entry)
  const organization =
    found ??
    (await createOrganization(pinned(tx, 'org', id), { ...input, domain_data: domains } as any))

  const members = []
  for (const [index, membership] of memberships.entries()) {
    members.push(await plantMembership(tx, organization.id, membership, `memberships[${index}]`))
  }
  return { id: organization.id, name: organization.name, memberships: members }
}

async function findOrganization(tx: Transaction, { id, external_id, name }: SeedOrganization) {
  const organizations = db(tx).selectFrom('organizations').selectAll()
  if (id) return organizations.where('id', '=', id).executeTakeFirst()
  const known = external_id
    ? organizations.where('external_id', '=', external_id)
    : organizations.where('name', '=', name)
  return known.executeTakeFirst()
}

async function plantMembership(
  tx: Transaction,
  organizationId: string,
  { id, email, user_id, role, role_slug = role }: SeedMembership,
  path: string,
) {
  const user = email ? await findUserByEmail(tx, email) : await findUser(tx, user_id!)
  if (!user) {
    throw new Misplanted(email ? `${path}.email` : `${path}.user_id`, 'There is no such user.')
  }
  const found = await db(tx)
    .selectFrom('organization_memberships')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', user.id)
    .executeTakeFirst()
  const membership =
    found ??
    (await createMembership(pinned(tx, 'om', id), {
      organization_id: organizationId,
      user_id: user.id,
      role_slug,
    }))
  return { id: membership.id, user_id: user.id }
}

const findUser = (tx: Transaction, id: string) =>
  db(tx).selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()

const db = (tx: Transaction): Kysely<OrgsTables> => tx.db
