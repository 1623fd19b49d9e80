import { type Context, OAuthError, type Transaction } from '@inhouse/core'
import { listActiveMemberships, type Membership } from '@inhouse/orgs'
import { getUser, recordSignIn, type User } from '@inhouse/users'
import { issueAuthorizationCode } from '../authorization-codes/service.ts'
import { listVerifiedFactors } from '../factors/service.ts'
import { acceptInvitation } from '../invitations/accept.ts'
import { findOpenInvitation, invalidInvitation } from '../invitations/usable.ts'
import { methodNotAllowed, ssoRequired } from '../policies/refusals.ts'
import { rulesFor } from '../policies/rules.ts'
import { issueRefreshToken } from '../refresh-tokens/service.ts'
import { createSession } from '../sessions/service.ts'
import { settings } from '../settings.ts'
import { takeProviderTokens } from '../social/tokens.ts'
import { accessTokenClaims, loadSigner, signClaims } from '../tokens/access-token.ts'
import { continuation } from './continuation.ts'
import { nextStep, type Step } from './next-step.ts'
import type { Proven } from './proven.ts'
import type { Session } from '../tables.ts'
import type { Authentication } from './serializer.ts'

/** What belongs into the transaction that ends a step. */
export interface Around {
  /** Runs first, such as spending what led here, whether a session opens or one more step comes. */
  before?: (tx: Transaction) => Promise<void>
  /** Runs once a session is open. */
  after?: (tx: Transaction, session: Session) => Promise<void>
}

/** Goes on from the proof: to the session, or to the refusal that says what is still to be shown. */
export async function completeSignIn(
  ctx: Context,
  proven: Proven,
  around: Around = {},
): Promise<Authentication> {
  const user = await getUser(ctx, proven.user_id)
  const step = await stepOf(ctx, user, proven)
  if (step.step === 'done') return openSession(ctx, proven, step.membership, around)
  if (step.step === 'not_a_member') throw notAMember()
  if (step.step === 'sso') throw ssoRequired(user.email)
  if (step.step === 'other_method') throw methodNotAllowed(user.email, step.rules)
  throw await continuation(ctx, step, proven, user, around.before)
}

/** What someone who has proved who they are is still to show. */
export async function stepOf(ctx: Context, user: User, proven: Proven): Promise<Step> {
  const invitation = await findOpenInvitation(ctx, proven.invitation_id)
  const memberships = await listActiveMemberships(ctx, user.id)
  const { organization_id } = proven
  const only = memberships.length === 1 ? memberships[0]!.organization_id : null
  const goingTo = invitation?.organization_id ?? organization_id ?? only
  return nextStep({
    auth_method: proven.auth_method,
    authentication_method: proven.authentication_method,
    rules: await rulesFor(ctx, user.email, goingTo),
    email_verified: user.email_verified,
    verificationRequired: settings(ctx).emailVerification === 'required',
    mfa_passed: proven.mfa_passed,
    factors: await listVerifiedFactors(ctx, user.id),
    memberships,
    organization_id,
    joining: invitation !== undefined && invitation.organization_id !== null,
  })
}

/** Opens a session and tells it, in one transaction with what is around it. */
export async function openSession(
  ctx: Context,
  proven: Proven,
  member: Pick<Membership, 'organization_id' | 'role_slug'> | undefined,
  { before, after }: Around = {},
): Promise<Authentication> {
  // Made outside: the first time it takes as long as a key takes to make.
  const signer = await loadSigner(ctx)
  const { claims, ...opened } = await ctx.transaction(async (tx) => {
    await before?.(tx)
    const membership = (await join(tx, proven)) ?? member
    const organization_id = membership?.organization_id ?? null
    const session = await createSession(tx, { ...proven, organization_id })
    await after?.(tx, session)
    if (!proven.impersonator) await recordSignIn(tx, proven.user_id)
    return {
      session,
      user: await getUser(tx, proven.user_id),
      refresh_token: await issueRefreshToken(tx, session.id),
      claims: await accessTokenClaims(tx, signer, session, membership),
      authkit_authorization_code: await codeForAnother(tx, { ...proven, organization_id }),
      oauth_tokens: await takeProviderTokens(tx, session),
    }
  })
  return { ...opened, access_token: await signClaims(signer, claims) }
}

/** Accepts the invitation one came with: at the very end, so that no step before has spent it. */
async function join(tx: Transaction, { invitation_id, user_id }: Proven) {
  if (invitation_id === null) return undefined
  const invitation = await findOpenInvitation(tx, invitation_id)
  if (!invitation) throw invalidInvitation()
  const { membership } = await acceptInvitation(tx, invitation, await getUser(tx, user_id))
  return membership
}

/** Lets another app of this environment in with the same proof, where the host wants that. */
function codeForAnother(tx: Transaction, proven: Proven): Promise<string> | undefined {
  if (!settings(tx).authkitAuthorizationCode || proven.impersonator) return undefined
  const binding = { client_id: tx.clientId, redirect_uri: '', code_challenge: null }
  return issueAuthorizationCode(tx, binding, { ...proven, invitation_id: null })
}

const notAMember = () =>
  new OAuthError(
    'organization_membership_not_found',
    'The user is no active member of this organization.',
  )
