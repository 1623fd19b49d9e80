import { type Context, OAuthError } from '@inhouse/core'
import type { User } from '@inhouse/users'
import type { Proven } from '../authentication/proven.ts'
import { oauthFailed, oauthSucceeded } from '../events.ts'
import { keepPendingIdentity } from '../identities/pending.ts'
import { recognize } from '../identities/recognize.ts'
import { findUsableInvitation } from '../invitations/usable.ts'
import { browserOf } from '../sign-ins/browser.ts'
import { changeSignIn, finishSignIn, invitationTokenOf, proveSignIn } from '../sign-ins/service.ts'
import { wayBack } from '../sign-ins/way-back.ts'
import type { Invitation, SignIn } from '../tables.ts'
import { type Configured, getProvider } from './configured.ts'
import { exchangeCode } from './exchange.ts'
import type { Fetch } from './outbound.ts'
import { pluggedVisitor } from './plugged.ts'
import { endRoundTrip, type RoundTrip, signInOf } from './round-trip.ts'
import { speaking } from './speak.ts'
import { keepProviderTokens } from './tokens.ts'
import type { CallbackParams, Visitor } from './visitor.ts'

/**
 * Takes someone back from a provider, and gives the address to redirect them to: the app's, where it
 * asked for the provider itself, or else that of the page that comes next.
 */
export async function finishProvider(
  ctx: Context,
  request: Request,
  { provider: name, ...params }: CallbackParams & { provider: string },
  fetch: Fetch = globalThis.fetch,
): Promise<string> {
  const configured = getProvider(ctx, name)
  const browser = browserOf(ctx, request, signInOf(params.state ?? ''))
  const { signIn, trip } = await endRoundTrip(ctx, browser, name, params.state ?? '')
  const known: { email?: string | null } = {}
  try {
    const visitor = await speaking(ctx, name, () => visitorOf(ctx, configured, params, trip, fetch))
    known.email = visitor.profile.email
    return await letIn(ctx, { name, signIn, trip, visitor })
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error
    return refuse(ctx, { signIn, trip, email: known.email ?? null, error })
  }
}

const visitorOf = (
  ctx: Context,
  configured: Configured,
  params: CallbackParams,
  trip: RoundTrip,
  fetch: Fetch,
): Promise<Visitor> =>
  configured.plugged
    ? pluggedVisitor(ctx, configured, params, trip)
    : exchangeCode(ctx, configured, params, trip, fetch)

interface Return {
  name: string
  signIn: SignIn
  trip: RoundTrip
  visitor: Visitor
}

async function letIn(ctx: Context, { name, signIn, trip, visitor }: Return): Promise<string> {
  const { profile, tokens } = visitor
  const token = invitationTokenOf(ctx, signIn)
  const invitation =
    token && profile.email ? await findUsableInvitation(ctx, token, profile.email) : undefined

  return ctx.transaction(async (tx) => {
    const user = await recognize(tx, { provider: name, profile, signIn, invitation })
    if (!user) {
      await keepPendingIdentity(tx, signIn, name, profile)
      return nextPage(tx, signIn)
    }
    const { ip_address, user_agent } = signIn
    await tx.emit(oauthSucceeded, { user_id: user.id, email: user.email, ip_address, user_agent })
    const proven = provenBy(tx, name, signIn, user, invitation)
    if (tokens) await keepProviderTokens(tx, proven, tokens)
    if (trip.direct) return finishSignIn(tx, signIn, proven)
    await proveSignIn(tx, signIn.id, proven)
    return nextPage(tx, signIn)
  })
}

const provenBy = (
  ctx: Context,
  authentication_method: string,
  { organization_id, ip_address, user_agent }: SignIn,
  { id: user_id }: User,
  invitation: Invitation | undefined,
): Proven => ({
  user_id,
  auth_method: 'oauth',
  authentication_method,
  authenticated_at: ctx.now(),
  organization_id,
  invitation_id: invitation?.id ?? null,
  mfa_passed: false,
  ip_address,
  user_agent,
})

interface Refused {
  signIn: SignIn
  trip: RoundTrip
  email: string | null
  error: OAuthError
}

/** Tells what failed, to the app where it asked itself, or else on the page where it was begun. */
async function refuse(ctx: Context, { signIn, trip, email, error }: Refused): Promise<string> {
  const { ip_address, user_agent } = signIn
  const { code, message } = error
  await ctx.transaction(async (tx) => {
    const told = { user_id: null, email, ip_address, user_agent, error: { code, message } }
    await tx.emit(oauthFailed, told)
    if (trip.direct) await changeSignIn(tx, signIn.id, { completed_at: tx.now() })
  })
  if (!trip.direct || signIn.redirect_uri === null) return nextPage(ctx, signIn, { error: code })
  const parameters = { error: code, error_description: message }
  return wayBack(signIn.redirect_uri, parameters, signIn.state)
}

const nextPage = (ctx: Context, { id }: SignIn, more: Record<string, string> = {}): string =>
  `${ctx.url}/sign-in/next?${new URLSearchParams({ flow: id, ...more })}`
