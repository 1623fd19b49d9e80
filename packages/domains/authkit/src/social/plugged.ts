import { type Context, OAuthError } from '@inhouse/core'
import type { Configured } from './configured.ts'
import { inTime } from './outbound.ts'
import { readProfile } from './profile.ts'
import type { RoundTrip } from './round-trip.ts'
import type { PluggedClient } from './settings.ts'
import { providerRefusal } from './speak.ts'
import { readTokens } from './tokens.ts'
import type { CallbackParams, Visitor } from './visitor.ts'

type PluggedIn = Extract<Configured, { plugged: unknown }> & { plugged: object }

/** Where a provider that was plugged in wants people to go. */
export function pluggedUrl(client: PluggedClient, { state, verifier, scopes }: RoundTrip): URL {
  // With a third place it takes a verifier in the second.
  const hasPkce = client.createAuthorizationURL.length >= 3
  return hasPkce
    ? client.createAuthorizationURL(state, verifier, scopes)
    : client.createAuthorizationURL(state, scopes)
}

/** Who has come back from it. */
export async function pluggedVisitor(
  ctx: Context,
  { name, plugged }: PluggedIn,
  { code, error, error_description }: CallbackParams,
  trip: RoundTrip,
): Promise<Visitor> {
  if (error) throw providerRefusal(name, error, error_description)
  if (!code) throw new OAuthError('oauth_failed', `${name} sent no code.`)
  const tokens = await inTime(plugged.client.validateAuthorizationCode(code, trip.verifier))
  const profile = readProfile(await inTime(plugged.profile(tokens)))
  return { profile, tokens: plugged.returnTokens ? readTokens(ctx, name, tokens.data, trip) : null }
}
