import { type Context, lookUp } from '@inhouse/core'
import { asciiDomain } from '@inhouse/orgs'
import type { Kysely } from 'kysely'
import { settings } from '../settings.ts'
import type { AuthkitTables } from '../tables.ts'
import { enabledProviders } from '../social/configured.ts'
import { type Method, methodOfProvider } from './methods.ts'

/** What holds for somebody on their way to an organization. */
export interface Rules {
  sso_required: boolean
  mfa_required: boolean
  /** To what organizations narrow it; SSO is always allowed. `null` where none does. */
  allowed_methods: readonly Method[] | null
  /** What is left of what the environment offers, in that order. */
  methods: readonly Method[]
}

/**
 * The strictest of the environment's rules, those of the organization it goes to, and those of the
 * organizations that have verified the domain of the address.
 */
export async function rulesFor(
  ctx: Context,
  email: string,
  organizationId: string | null,
): Promise<Rules> {
  const policies = await policiesFor(ctx, domainOf(email), organizationId ?? '')
  const allowed_methods = intersection(policies.map((policy) => policy.allowed_methods))
  return {
    sso_required: policies.some((policy) => policy.sso_required),
    mfa_required: settings(ctx).mfa === 'required' || policies.some((one) => one.mfa_required),
    allowed_methods,
    methods: methodsOf(ctx).filter((method) => allowed_methods?.includes(method) ?? true),
  }
}

const intersection = (lists: readonly (Method[] | null)[]): Method[] | null =>
  lists.reduce(
    (left, right) => (left && right ? left.filter((one) => right.includes(one)) : (left ?? right)),
    null,
  )

/** What the environment allows. */
export function methodsOf(ctx: Context): Method[] {
  const { password, magicAuth, passkey } = settings(ctx).methods
  return [
    ...(password ? (['password'] as const) : []),
    ...(magicAuth ? (['magic_auth'] as const) : []),
    ...(passkey ? (['passkey'] as const) : []),
    ...enabledProviders(ctx).map(methodOfProvider),
  ]
}

/** Those of the organization, and those that hold for the domain. */
const policiesFor = lookUp(
  'authentication policies',
  (all: Kysely<AuthkitTables>, domain: string, organizationId: string) =>
    all
      .selectFrom('authentication_policies')
      .selectAll()
      .where(({ or, and, eb, selectFrom }) =>
        or([
          eb('organization_id', '=', organizationId),
          and([
            eb('applies_to_domains', '=', true),
            eb(
              'organization_id',
              'in',
              selectFrom('organization_domains')
                .select('organization_id')
                .where('domain', '=', domain)
                .where('state', '=', 'verified'),
            ),
          ]),
        ]),
      ),
)

const domainOf = (email: string): string => asciiDomain(email.slice(email.lastIndexOf('@') + 1))
