/** What a path may lead to: one value, something that nobody knows before, many alike, or fields. */
type Shape =
  | 'scalar'
  | 'anything'
  | { each: Shape; names: RegExp }
  | { fields: Readonly<Record<string, Shape>> }

const scalars = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, 'scalar' as const]))

const listOf = (each: Shape): Shape => ({ each, names: /^\d{1,4}$/ })

/** Texts under whatever names the app gives them. */
const metadata: Shape = { each: 'scalar', names: /^/ }

/** Providers that `user.identities` has an id or null for. */
export const identityProviders = [
  'AppleOAuth',
  'GitHubOAuth',
  'GoogleOAuth',
  'GrokOAuth',
  'IntuitOAuth',
  'LinkedInOAuth',
  'MicrosoftOAuth',
  'VercelMarketplaceOAuth',
  'VercelOAuth',
  'SalesforceOAuth',
] as const

const stamps = ['object', 'id', 'created_at', 'updated_at']

const domain: Shape = {
  fields: scalars(...stamps, 'organization_id', 'domain', 'state', 'verification_strategy'),
}

/** All that a template can name. */
const roots: Readonly<Record<string, Shape>> = {
  user: {
    fields: {
      ...scalars(...stamps, 'email', 'email_verified', 'first_name', 'last_name', 'name'),
      ...scalars('profile_picture_url', 'external_id', 'locale'),
      metadata,
      identities: { fields: scalars(...identityProviders) },
    },
  },
  organization: {
    fields: {
      ...scalars(...stamps, 'name', 'external_id', 'stripe_customer_id'),
      ...scalars('allow_profiles_outside_organization'),
      metadata,
      domains: listOf(domain),
    },
  },
  organization_membership: {
    fields: {
      ...scalars(...stamps, 'role'),
      roles: listOf('scalar'),
      custom_attributes: 'anything',
    },
  },
}

/** What is read for a template. A user's identities are kept apart from the user. */
export type Source = 'user' | 'organization' | 'organization_membership' | 'identities'

export function sourcesOf([root, field]: readonly string[]): Source[] {
  const hasIdentities = root === 'user' && (field === undefined || field === 'identities')
  return hasIdentities ? ['user', 'identities'] : [root as Source]
}

/** What a path leads to, or what is wrong with it. */
export function shapeOf(path: readonly string[]): Shape | { fault: string } {
  const [root = '', ...segments] = path
  if (!Object.hasOwn(roots, root)) {
    return { fault: `There is no '${root}': a path begins with ${Object.keys(roots).join(', ')}.` }
  }
  let shape = roots[root]!
  for (const [depth, segment] of segments.entries()) {
    const inside = within(shape, segment)
    if (!inside) return { fault: `There is no '${path.slice(0, depth + 2).join('.')}'.` }
    shape = inside
  }
  return shape
}

function within(shape: Shape, segment: string): Shape | undefined {
  if (shape === 'anything') return 'anything'
  if (shape === 'scalar') return undefined
  if ('each' in shape) return shape.names.test(segment) ? shape.each : undefined
  return Object.hasOwn(shape.fields, segment) ? shape.fields[segment] : undefined
}
