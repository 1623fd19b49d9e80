import type { Context } from '@inhouse/core'
import {
  findMembership,
  findOrganization,
  type Organization,
  organizationSerializer,
} from '@inhouse/orgs'
import { getUser, type User, userSerializer } from '@inhouse/users'
import { identitiesOf } from '../identities/service.ts'
import type { Identity, Session } from '../tables.ts'
import type { Roots } from './render.ts'
import { identityProviders, type Source } from './shape.ts'

/** What a template can name of the one who is signed in: no more is read than it does name. */
export async function rootsOf(
  ctx: Context,
  wanted: ReadonlySet<Source>,
  { user_id, organization_id }: Pick<Session, 'user_id' | 'organization_id'>,
): Promise<Roots> {
  const identities = wanted.has('identities') ? await identitiesOf(ctx, user_id) : []
  const user = wanted.has('user') ? userRoot(await getUser(ctx, user_id), identities) : null
  if (!organization_id) return { user }
  const organization = wanted.has('organization') && (await findOrganization(ctx, organization_id))
  return {
    user,
    organization: organization ? organizationRoot(organization) : null,
    organization_membership: wanted.has('organization_membership')
      ? await membershipRoot(ctx, user_id, organization_id)
      : null,
  }
}

function userRoot(user: User, identities: readonly Identity[]) {
  const { last_sign_in_at: _, ...fields } = userSerializer.serialize(user) as Record<
    string,
    unknown
  >
  const ids = identities.map(({ provider, idp_id }) => [provider, idp_id] as const)
  return { ...fields, identities: { ...noIdentities, ...Object.fromEntries(ids) } }
}

const noIdentities = Object.fromEntries(identityProviders.map((provider) => [provider, null]))

function organizationRoot(organization: Organization) {
  return {
    ...(organizationSerializer.serialize(organization) as Record<string, unknown>),
    // Without what proves a domain: a token is read by many.
    domains: organization.domains.map((domain) => ({
      object: 'organization_domain',
      id: domain.id,
      organization_id: domain.organization_id,
      domain: domain.domain,
      state: domain.state,
      verification_strategy: domain.verification_strategy,
      created_at: domain.created_at,
      updated_at: domain.updated_at,
    })),
  }
}

async function membershipRoot(ctx: Context, userId: string, organizationId: string) {
  const membership = await findMembership(ctx, userId, organizationId)
  return (
    membership && {
      object: 'organization_membership',
      id: membership.id,
      role: membership.role_slug,
      roles: [membership.role_slug],
      custom_attributes: membership.custom_attributes,
      created_at: membership.created_at,
      updated_at: membership.updated_at,
    }
  )
}
