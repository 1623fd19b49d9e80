import { type Context, forbidden, invalidField, later, unprocessable } from '@inhouse/core'
import { listActiveMemberships } from '@inhouse/orgs'
import { getUser } from '@inhouse/users'
import { CODE_LIFETIME, issueAuthorizationCode } from '../authorization-codes/service.ts'
import { defaultRedirectUri, isRedirectUriAllowed } from '../redirect-uris/service.ts'
import { settings } from '../settings.ts'
import { wayBack } from '../sign-ins/way-back.ts'
import type { Impersonation, ImpersonationInput } from './serializer.ts'

/**
 * Lets someone of the operator's staff act in a user's place, for an hour at most. Who it is and why
 * stands in the session, in each of its tokens and in its events.
 */
export async function impersonate(
  ctx: Context,
  userId: string,
  input: ImpersonationInput,
): Promise<Impersonation> {
  if (!settings(ctx).impersonation) {
    throw forbidden('impersonation_not_allowed', 'Impersonation is switched off.')
  }
  const { id: user_id } = await getUser(ctx, userId)
  const organization_id = await organizationOf(ctx, user_id, input.organization_id)
  const redirect_uri = await redirectUriOf(ctx, input.redirect_uri)

  const binding = { client_id: ctx.clientId, redirect_uri, code_challenge: null }
  const code = await issueAuthorizationCode(ctx, binding, {
    user_id,
    organization_id,
    auth_method: 'impersonation',
    authentication_method: 'Impersonation',
    authenticated_at: ctx.now(),
    mfa_passed: false,
    invitation_id: null,
    impersonator: { email: input.impersonator_email, reason: input.reason },
    ip_address: null,
    user_agent: null,
  })
  ctx.log.info('Somebody acts in the place of a user.', {
    user_id,
    impersonator: input.impersonator_email,
  })
  return {
    user_id,
    organization_id,
    url: wayBack(redirect_uri, { code }, null),
    expires_at: later(ctx.now(), CODE_LIFETIME),
  }
}

/** The one that was said, or the only one there is: whoever acts has to know where. */
async function organizationOf(ctx: Context, userId: string, given: string | undefined) {
  const memberships = await listActiveMemberships(ctx, userId)
  const ids = memberships.map(({ organization_id }) => organization_id)
  if (given === undefined && ids.length > 1) {
    throw invalidField('organization_id', 'required', 'The user is in several organizations.')
  }
  if (given !== undefined && !ids.includes(given)) {
    throw invalidField('organization_id', 'not_a_member', 'The user is no active member there.')
  }
  return given ?? ids[0] ?? null
}

async function redirectUriOf(ctx: Context, given: string | undefined): Promise<string> {
  const uri = given ?? (await defaultRedirectUri(ctx))
  if (!uri) throw unprocessable('redirect_uri_missing', 'No redirect URI is registered.')
  if (await isRedirectUriAllowed(ctx, uri)) return uri
  throw invalidField('redirect_uri', 'not_allowed', 'This is not one of the redirect URIs.')
}
