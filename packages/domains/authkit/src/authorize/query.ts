import { words } from '@inhouse/core'
import * as z from 'zod'

export const providers = [
  'authkit',
  'AppleOAuth',
  'BitbucketOAuth',
  'DiscordOAuth',
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
] as const

const text = z.string().optional()

/**
 * What an app may ask for. Only the form is checked here: what is wrong with a value goes back to the
 * app, and what is wrong with the way back is shown on a page.
 */
export const authorizeQuery = z.object({
  response_type: text,
  client_id: text,
  redirect_uri: text,
  state: text,
  provider: text,
  connection_id: text,
  organization_id: text,
  domain_hint: text,
  login_hint: text,
  screen_hint: text,
  prompt: text,
  max_age: text,
  ui_locales: text,
  invitation_token: text,
  code_challenge: text,
  code_challenge_method: text,
  provider_scopes: words.optional(),
  provider_query_params: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
})

export type AuthorizeQuery = z.output<typeof authorizeQuery>
