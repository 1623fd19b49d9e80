import {
  changeSignIn,
  finishSignIn,
  linkPendingIdentity,
  findUsableInvitation,
  invitationTokenOf,
  listPasskeys,
  type Proven,
  provenIn,
  proveSignIn,
  requestEmailVerification,
  stepOf,
  wayBack,
} from '@inhouse/authkit'
import { ApiError } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import type { SignInVisit } from './visit.ts'

/** Notes a proof and leads on to what comes next. */
export async function proved(visit: SignInVisit, proven: Proven): Promise<Response> {
  await proveSignIn(visit.ctx, visit.signIn.id, proven)
  return visit.go(visit.step('sign-in/next'))
}

/** Leads to the next step that is still to be taken, and at last to the app or the device. */
export async function advance(visit: SignInVisit): Promise<Response> {
  const { ctx, signIn } = visit
  const proof = provenIn(signIn)
  if (!proof) return visit.go(visit.step('sign-in'))

  const user = await getUser(ctx, proof.user_id)
  const token = invitationTokenOf(ctx, signIn)
  const invitation = token ? await findUsableInvitation(ctx, token, user.email) : undefined
  const proven = { ...proof, invitation_id: invitation?.id ?? null }
  const next = await stepOf(ctx, user, proven)
  switch (next.step) {
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
      return finish(visit, { ...proven, organization_id: next.membership?.organization_id ?? null })
  }
}

async function finish(visit: SignInVisit, proven: Proven): Promise<Response> {
  const { ctx, signIn } = visit
  if (signIn.user_code) return visit.go(visit.step('device/confirm'))
  const location = await ctx.transaction(async (tx) => {
    await linkPendingIdentity(tx, signIn, proven)
    return finishSignIn(tx, signIn, proven)
  })
  return visit.go(location)
}

/** Whoever has asked for another just now has one on its way. */
async function sendCodeOnce({ ctx }: SignInVisit, userId: string): Promise<void> {
  try {
    await requestEmailVerification(ctx, userId)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 429) throw error
  }
}

async function notAMember(visit: SignInVisit): Promise<Response> {
  const { ctx, signIn } = visit
  await changeSignIn(ctx, signIn.id, { completed_at: ctx.now() })
  const error_description = 'The user is no member of this organization.'
  if (!signIn.redirect_uri) return visit.show('error', { id: visit.requestId }, 403)
  return visit.go(
    wayBack(signIn.redirect_uri, { error: 'access_denied', error_description }, signIn.state),
  )
}

const LATER = 'inhouse-passkey-later'

/** Once in two weeks to someone who has none, and not on the way of a device. */
async function mayOfferPasskey({ ctx, signIn, request }: SignInVisit, proven: Proven) {
  if (proven.auth_method === 'passkey' || signIn.user_code) return false
  if (request.headers.get('cookie')?.includes(`${LATER}=`)) return false
  return (await listPasskeys(ctx, proven.user_id)).length === 0
}

const TWO_WEEKS_SECONDS = 14 * 24 * 60 * 60

/** Remembers in the browser that a passkey was not wanted now. */
export function askLater(response: Response): Response {
  response.headers.append(
    'set-cookie',
    `${LATER}=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=${TWO_WEEKS_SECONDS}`,
  )
  return response
}
