import { authkit } from '@inhouse/authkit'
import type { Module } from '@inhouse/core'
import { events, type WebhookEvent } from '@inhouse/events'
import { orgs } from '@inhouse/orgs'
import { users } from '@inhouse/users'
import * as z from 'zod'

// What a seed may say of a user or an organization is what the API takes, and an id beside it.
const {
  ip_address: _1,
  user_agent: _2,
  signals_id: _3,
  ...userShape
} = shapeOf(users, 'POST /user_management/users')
const { domains: _4, domain_data: _5, ...organizationShape } = shapeOf(orgs, 'POST /organizations')

const pinnedId = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'An id has letters, digits, _ and - only.')
  .optional()

const user = z.strictObject({ id: pinnedId, ...userShape })

const domain = z.strictObject({
  domain: z.string().min(1),
  state: z.enum(['verified', 'pending']).default('pending'),
})

const membership = z
  .strictObject({
    id: pinnedId,
    email: z.string().optional(),
    user_id: z.string().optional(),
    role: z.string().min(1).optional(),
    role_slug: z.string().min(1).optional(),
    status: z.enum(['active', 'inactive', 'pending']).default('active'),
  })
  .refine(({ email, user_id }) => Boolean(email) !== Boolean(user_id), {
    error: 'Name the user by `email` or by `user_id`.',
  })

const { organization_id: invitedTo, ...invitationShape } = shapeOf(
  authkit,
  'POST /user_management/invitations',
)
const invitation = z.strictObject({ id: pinnedId, ...invitationShape })

const policy = z.strictObject(shapeOf(authkit, 'PUT /organizations/:id/authentication_policy'))

const organization = z.strictObject({
  id: pinnedId,
  ...organizationShape,
  authentication_policy: policy.optional(),
  domains: z.array(z.preprocess(asDomain, domain)).default([]),
  memberships: z.array(membership).default([]),
  invitations: z.array(invitation).default([]),
})

const apiKey = z.strictObject({
  id: pinnedId,
  name: z.string().min(1).default('seed'),
  value: z
    .string()
    .regex(/^sk_[\w-]{8,}$/, 'A key begins with sk_ and has letters, digits, _ and - only.')
    .optional(),
  /** The older form says `test` or `production` here; the key itself tells. */
  environment: z.string().optional(),
})

const webhookEndpoint = z.strictObject({
  id: pinnedId,
  ...shapeOf(events, 'POST /webhook_endpoints'),
  secret: z
    .string()
    .regex(
      /^whsec_[\w-]{8,}$/,
      'A secret begins with whsec_ and has letters, digits, _ and - only.',
    )
    .optional(),
})

const environment = z.strictObject({
  api_key: z.string().min(8).optional(),
  client_id: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  users: z.array(user).optional(),
  organizations: z.array(organization).optional(),
  invitations: z.array(invitation.extend({ organization_id: invitedTo! })).optional(),
  apiKeys: z.preprocess(asKeys, z.array(apiKey)).optional(),
  webhookEndpoints: z.array(webhookEndpoint).optional(),
  jwtTemplate: z.string().optional(),
})

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'A name begins with a letter: a-z, 0-9, _ and -.')
  .refine(
    (text) => text !== 'default' && text !== 'inhouse',
    'This name is taken by the seed itself.',
  )

export const seed = environment.extend({
  environments: z.preprocess(asEnvironments, z.record(name, environment)).optional(),
})

export type SeedUser = z.output<typeof user> & {
  email: string
  password?: string | null
  external_id?: string | null
}
export type SeedOrganization = z.output<typeof organization> & {
  name: string
  external_id?: string | null
}
export type SeedMembership = z.output<typeof membership>
export type SeedInvitation = z.output<typeof invitation> & {
  email: string
  organization_id?: string | null
}
export type SeedKey = z.output<typeof apiKey>
export type SeedWebhookEndpoint = z.output<typeof webhookEndpoint> & {
  endpoint_url: string
  events: WebhookEvent[]
}

/** What may stand in an entry of each list; in none, at the top. */
export const knownKeys: Record<string, readonly string[]> = {
  '': Object.keys(seed.shape),
  users: Object.keys(user.shape),
  organizations: Object.keys(organization.shape),
  authentication_policy: Object.keys(policy.shape),
  domains: Object.keys(domain.shape),
  memberships: Object.keys(membership.shape),
  invitations: Object.keys(invitation.shape),
  apiKeys: Object.keys(apiKey.shape),
  webhookEndpoints: Object.keys(webhookEndpoint.shape),
  environments: Object.keys(environment.shape),
}

function shapeOf({ operations = [] }: Module, route: string): z.ZodRawShape {
  const operation = operations.find(({ method, path }) => `${method} ${path}` === route)
  return (operation!.body as z.ZodObject).shape
}

/** `acme.com` for `{ domain: 'acme.com' }`. */
function asDomain(value: unknown) {
  return typeof value === 'string' ? { domain: value } : value
}

/** The older form is a map from the key to its environment. */
function asKeys(value: unknown) {
  if (!isMap(value)) return value
  return Object.entries(value).map(([key, details]) => ({ ...(details as object), value: key }))
}

/** A list of names, a list of environments that have a `name`, or a map by name. */
function asEnvironments(value: unknown) {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.map((one) => {
        if (!isMap(one)) return [String(one), {}]
        const { name: of, ...rest } = one
        return [String(of), rest]
      }),
    )
  }
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, one ?? {}]))
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
