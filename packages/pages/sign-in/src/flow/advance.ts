import {
  authkitSettings,
  changeSignIn,
  finishSignIn,
  linkPendingIdentity,
  findUsableInvitation,
  invitationTokenOf,
  keepBrowserSession,
  listPasskeys,
  type Proven,
  provenIn,
  proveSignIn,
  requestEmailVerification,
  setCookie,
  stepOf,
  wayBack,
} from '@inhouse/authkit'
import { ApiError } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import { knowing, type SignInVisit } from './visit.ts'

/** Notes a proof and leads on to what comes next. */
export async function proved(visit: SignInVisit, proven: Proven): Promise<Response> {
  await proveSignIn(visit.ctx, visit.signIn.id, proven)
  return visit.go(visit.step('sign-in/next'))
}

/**
 * Leads to the next step that is still to be taken, and at last to the app or the device; `agreed`
 * says that the person has just let the app in.
 */
export async function advance(visit: SignInVisit, agreed = false): Promise<Response> {
  const { ctx, signIn } = visit
  const proof = await provenIn(ctx, signIn)
  if (!proof) return visit.go(visit.step('sign-in'))

  const user = await getUser(ctx, proof.user_id)
  const token = invitationTokenOf(ctx, signIn)
  const invitation = token ? await findUsableInvitation(ctx, token, user.email) : undefined
  const proven = { ...proof, invitation_id: invitation?.id ?? null }
  const next = await stepOf(ctx, user, proven)
  switch (next.step) {
    case 'sso':
      return anotherWay(visit, 'sso_required')
    case 'other_method':
      return anotherWay(visit, 'organization_authentication_methods_required')
    case 'email_verification':
      await sendCodeOnce(visit, user.id)
      return visit.go(visit.step('sign-in/verify-email'))
    case 'mfa_challenge':
      return visit.go(visit.step('sign-in/mfa'))
    case 'mfa_enrollment':
      return visit.go(visit.step('sign-in/mfa/enroll'))
    case 'organization_selection':
      return visit.go(visit.step('sign-in/organization'))
    case 'not_a_member':
      return notAMember(visit)
    case 'done':
      if (await mayOfferPasskey(visit, proven))
        return visit.go(visit.step('sign-in/passkey/enroll'))
      if (signIn.user_code) return visit.go(visit.step('device/confirm'))
      if (signIn.consent_required && !agreed) return visit.go(visit.step('sign-in/consent'))
      return finish(visit, { ...proven, organization_id: next.membership?.organization_id ?? null })
  }
}

async function finish(visit: SignInVisit, proven: Proven): Promise<Response> {
  const { ctx, signIn, request } = visit
  const { location, kept } = await ctx.transaction(async (tx) => {
    await linkPendingIdentity(tx, signIn, proven)
    const kept = await keepBrowserSession(tx, request, proven)
    const location = await finishSignIn(tx, signIn, { ...proven, browser_session_id: kept.id })
    return { location, kept }
  })
  return knowing(kept, visit.go(location))
}

/** Where this way is not allowed, another may be: the sign-in begins again, and says why. */
async function anotherWay(visit: SignInVisit, error: string): Promise<Response> {
  await changeSignIn(visit.ctx, visit.signIn.id, { user_id: null, browser_session_id: null })
  return visit.go(`${visit.step('sign-in')}&error=${error}`)
}

/** Whoever has asked for another just now has one on its way. */
async function sendCodeOnce({ ctx }: SignInVisit, userId: string): Promise<void> {
  try {
    await requestEmailVerification(ctx, userId)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 429) throw error
  }
}

const notAMember = (visit: SignInVisit): Promise<Response> =>
  turnAway(visit, 'The user is no member of this organization.')

/** Back to the app without a code. RFC 6749, 4.1.2.1. */
export async function turnAway(visit: SignInVisit, error_description: string): Promise<Response> {
  const { ctx, signIn } = visit
  await changeSignIn(ctx, signIn.id, { completed_at: ctx.now() })
  if (!signIn.redirect_uri) return visit.show('error', { id: visit.requestId }, 403)
  return visit.go(
    wayBack(signIn.redirect_uri, { error: 'access_denied', error_description }, signIn.state),
  )
}

const LATER = 'passkey-later'

/** Once in two weeks to someone who has none, and not on the way of a device. */
async function mayOfferPasskey({ ctx, signIn, request }: SignInVisit, proven: Proven) {
  if (proven.auth_method === 'passkey' || proven.browser_session_id || signIn.user_code)
    return false
  if (!authkitSettings(ctx).methods.passkey) return false
  if (request.headers.get('cookie')?.includes(`inhouse-${LATER}=`)) return false
  return (await listPasskeys(ctx, proven.user_id)).length === 0
}

const TWO_WEEKS_SECONDS = 14 * 24 * 60 * 60

/** Remembers in the browser that a passkey was not wanted now. */
export function askLater({ ctx }: SignInVisit, response: Response): Response {
  response.headers.append('set-cookie', setCookie(ctx, LATER, '1', TWO_WEEKS_SECONDS))
  return response
}
