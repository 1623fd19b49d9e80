import { type Context, later, SECOND } from '@inhouse/core'
import { emailKey, getUser, type User } from '@inhouse/users'
import { stepOf } from '../authentication/sign-in.ts'
import {
  type BrowserProof,
  findBrowserSession,
  lastOrganization,
  provenByBrowser,
} from '../browser-sessions/service.ts'
import type { BrowserSession } from '../tables.ts'
import type { AuthorizeQuery } from './query.ts'
import type { AuthorizationRequest, Refusal } from './request.ts'

/** Whether the browser speaks for who uses it, or they are to be asked, or cannot be. */
export type Silent =
  | { outcome: 'proven'; proven: BrowserProof }
  | { outcome: 'ask' }
  | { outcome: 'refused'; refusal: Refusal }

/** What the browser itself knows of who signs in, as far as the app is content with that. */
export async function proofOf(
  ctx: Context,
  http: Request,
  request: AuthorizationRequest,
  query: AuthorizeQuery,
): Promise<Silent> {
  const mayNotAsk = request.prompt.has('none')
  const session = request.provider === 'authkit' ? await findBrowserSession(ctx, http) : undefined
  const user = session && (await getUser(ctx, session.user_id))
  const isEnough = session && user && asksNoMore(ctx, session, user, request, query)
  const proven = isEnough ? await goingTo(ctx, session, request.organization_id) : undefined
  const step = proven && (await stepOf(ctx, user!, { ...proven, ...nowhere })).step
  // Somebody else, or another way to sign in, might do.
  if (!proven || step === 'not_a_member' || step === 'sso' || step === 'other_method') {
    return mayNotAsk ? refused('login_required', 'Someone has to sign in.') : { outcome: 'ask' }
  }
  if (mayNotAsk && step !== 'done') {
    return refused('interaction_required', 'Something is left to be asked.')
  }
  return { outcome: 'proven', proven }
}

/** To the organization that was asked for, or back to where it went last. */
async function goingTo(
  ctx: Context,
  session: BrowserSession,
  asked: string | null,
): Promise<BrowserProof> {
  const organization_id = asked ?? (await lastOrganization(ctx, session.id))
  return { ...provenByBrowser(session), organization_id }
}

const nowhere = { ip_address: null, user_agent: null }

/** Whether the app asked for no more, and nothing says that it is somebody else. */
function asksNoMore(
  ctx: Context,
  { authenticated_at }: BrowserSession,
  user: User,
  { prompt, screen, login_hint, max_age }: AuthorizationRequest,
  { invitation_token }: AuthorizeQuery,
): boolean {
  if (prompt.has('login') || prompt.has('select_account') || screen === 'sign-up') return false
  // A link alone must not make anybody a member: an invitation is accepted by hand.
  if (invitation_token !== undefined) return false
  if (login_hint !== null && emailKey(login_hint) !== emailKey(user.email)) return false
  return max_age === null || later(authenticated_at, max_age * SECOND) > ctx.now()
}

const refused = (error: string, error_description: string): Silent => ({
  outcome: 'refused',
  refusal: { error, error_description },
})
