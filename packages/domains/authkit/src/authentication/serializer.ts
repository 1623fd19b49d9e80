import { plainSerializer } from '@inhouse/core'
import { type User, userSerializer } from '@inhouse/users'
import * as z from 'zod'
import { impersonatorIn, impersonatorShape } from '../sessions/impersonator.ts'
import type { ProviderTokens } from '../social/tokens.ts'
import type { Session } from '../tables.ts'

const text = z.string().optional()

/**
 * All that a grant may bring; which of it a grant needs is the grant's own schema. What no grant
 * here takes is ignored.
 */
export const authenticateInput = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: text,
  code: text,
  code_verifier: text,
  redirect_uri: text,
  email: text,
  password: text,
  refresh_token: text,
  organization_id: text,
  pending_authentication_token: text,
  pending_authentication_code: text,
  authentication_challenge_id: text,
  radar_challenge_id: text,
  radar_auth_attempt_id: text,
  signals_id: text,
  verification_id: text,
  phone_number: text,
  device_code: text,
  device_id: text,
  invitation_token: text,
  ip_address: text,
  user_agent: text,
})

export type AuthenticateInput = z.output<typeof authenticateInput>

/** Someone who is signed in. */
export interface Authentication {
  user: User
  session: Session
  access_token: string
  refresh_token: string
  /** Signs the same person in to another app of the environment, once. */
  authkit_authorization_code?: string | undefined
  /** What a social provider gave for the app, if it is to have it. */
  oauth_tokens?: ProviderTokens | undefined
}

const authenticationMethods = [
  'SSO',
  'Password',
  'Passkey',
  'AppleOAuth',
  'BitbucketOAuth',
  'CrossAppAuth',
  'DiscordOAuth',
  'ExternalAuth',
  'GitHubOAuth',
  'GitLabOAuth',
  'GoogleOAuth',
  'IntuitOAuth',
  'LinkedInOAuth',
  'MicrosoftOAuth',
  'SalesforceOAuth',
  'SlackOAuth',
  'VercelMarketplaceOAuth',
  'VercelOAuth',
  'XeroOAuth',
  'MagicAuth',
  'Impersonation',
  'MigratedSession',
] as const

const oauthTokens = z.strictObject({
  provider: z.string(),
  refresh_token: z.string(),
  access_token: z.string(),
  expires_at: z.number().int(),
  scopes: z.array(z.string()),
})

export const authenticationSerializer = plainSerializer(
  'authentication',
  {
    user: (userSerializer.schema as z.ZodObject).omit({ metadata: true }),
    organization_id: z.string().optional(),
    access_token: z.string(),
    refresh_token: z.string(),
    authentication_method: z.enum(authenticationMethods),
    impersonator: impersonatorShape.optional(),
    authkit_authorization_code: z.string().optional(),
    oauth_tokens: oauthTokens.optional(),
  },
  ({ user, session, oauth_tokens, ...tokens }: Authentication) => ({
    user: withoutMetadata(user),
    ...(session.organization_id && { organization_id: session.organization_id }),
    access_token: tokens.access_token,
    refresh_token: tokens.refresh_token,
    impersonator: impersonatorIn(session),
    authkit_authorization_code: tokens.authkit_authorization_code,
    authentication_method: session.authentication_method as (typeof authenticationMethods)[number],
    ...(oauth_tokens && {
      oauth_tokens: {
        provider: oauth_tokens.provider,
        refresh_token: oauth_tokens.refresh_token,
        access_token: oauth_tokens.access_token,
        expires_at: oauth_tokens.expires_at,
        scopes: oauth_tokens.scopes,
      },
    }),
  }),
)

// Metadata is the app's own; what signs in a browser does not carry it.
function withoutMetadata(user: User) {
  const { metadata: _, ...rest } = userSerializer.serialize(user) as Record<string, unknown>
  return rest
}
