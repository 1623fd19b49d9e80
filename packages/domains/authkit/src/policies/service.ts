import { type Context, invalidField } from '@inhouse/core'
import { getOrganization } from '@inhouse/orgs'
import { type AuthenticationPolicy, db } from '../tables.ts'
import type { PolicyChanges } from './serializer.ts'

/** What an organization asks; nothing beyond what the environment does, as long as it has not said. */
export async function getAuthenticationPolicy(
  ctx: Context,
  organizationId: string,
): Promise<AuthenticationPolicy> {
  const { id, created_at } = await getOrganization(ctx, organizationId)
  const found = await policies(ctx).where('organization_id', '=', id).executeTakeFirst()
  return (
    found ?? {
      organization_id: id,
      sso_required: false,
      mfa_required: false,
      allowed_methods: null,
      applies_to_domains: true,
      created_at,
      updated_at: created_at,
    }
  )
}

/** Changes what is given. It holds from the next sign-in and the next refresh of a session on. */
export function updateAuthenticationPolicy(
  ctx: Context,
  organizationId: string,
  changes: PolicyChanges,
): Promise<AuthenticationPolicy> {
  return ctx.transaction(async (tx) => {
    const before = await getAuthenticationPolicy(tx, organizationId)
    const policy = { ...before, ...changes, updated_at: tx.now() }
    if (policy.allowed_methods?.length === 0 && !policy.sso_required) {
      throw invalidField(
        'allowed_methods',
        'too_small',
        'Nobody could sign in. Allow one at least.',
      )
    }
    const { organization_id: _1, created_at: _2, ...changed } = policy
    await db(tx)
      .insertInto('authentication_policies')
      .values(policy)
      .onConflict((already) => already.column('organization_id').doUpdateSet(changed))
      .execute()
    return policy
  })
}

const policies = (ctx: Context) => db(ctx).selectFrom('authentication_policies').selectAll()
