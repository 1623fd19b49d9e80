import {
  ApiError,
  type Context,
  hashSecret,
  HOUR,
  later,
  lookUp,
  type Transaction,
} from '@inhouse/core'
import type { Kysely } from 'kysely'
import type { Proven } from '../authentication/proven.ts'
import { issueAuthorizationCode } from '../authorization-codes/service.ts'
import { type BrowserProof, lastOrganization } from '../browser-sessions/service.ts'
import { type AuthkitTables, db, type SignIn } from '../tables.ts'
import { type Browser, browserFor } from './browser.ts'
import { wayBack } from './way-back.ts'

const LIFETIME = HOUR
const INVITATION = 'invitation token of a sign-in'

export type NewSignIn = Pick<
  SignIn,
  'redirect_uri' | 'state' | 'code_challenge' | 'organization_id'
> & {
  email?: string | null
  invitation_token?: string | null
  user_code?: string | null
  ui_locales?: string | null
  consent_required?: boolean
  /** Who it is, where the browser knows. */
  proven?: BrowserProof
  ip_address: string | null
  user_agent: string | null
}

/** A sign-in that has begun, and the browser it began in, to be made known by its cookie. */
export interface BegunSignIn {
  signIn: SignIn
  browser: Browser
}

/** Begins the way through the hosted pages, in a browser that is told so. */
export async function beginSignIn(ctx: Context, input: NewSignIn): Promise<BegunSignIn> {
  const id = ctx.newId('sign_in')
  const browser = browserFor(ctx, id)
  return { signIn: await createSignIn(ctx, browser, input, id), browser }
}

export async function createSignIn(
  ctx: Context,
  browser: Browser,
  input: NewSignIn,
  id: string = ctx.newId('sign_in'),
): Promise<SignIn> {
  const signIn: SignIn = {
    id,
    browser_hash: hashSecret(browser.secret),
    client_id: ctx.clientId,
    redirect_uri: input.redirect_uri,
    state: input.state,
    code_challenge: input.code_challenge,
    provider: null,
    provider_verifier: null,
    organization_id: input.organization_id,
    invitation_token: input.invitation_token ? ctx.seal(INVITATION, input.invitation_token) : null,
    user_code: input.user_code ?? null,
    email: input.email ?? null,
    ui_locales: input.ui_locales ?? null,
    user_id: input.proven?.user_id ?? null,
    auth_method: input.proven?.auth_method ?? null,
    authentication_method: input.proven?.authentication_method ?? null,
    authenticated_at: input.proven?.authenticated_at ?? null,
    mfa_passed: input.proven?.mfa_passed ?? false,
    browser_session_id: input.proven?.browser_session_id ?? null,
    consent_required: input.consent_required ?? false,
    ip_address: input.ip_address,
    user_agent: input.user_agent,
    expires_at: later(ctx.now(), LIFETIME),
    completed_at: null,
    created_at: ctx.now(),
  }
  await db(ctx).insertInto('sign_ins').values(signIn).execute()
  return signIn
}

/** A sign-in, for the browser it began in alone. One that is over can only be begun anew. */
export async function getSignIn(ctx: Context, id: string, { secret }: Browser): Promise<SignIn> {
  const [signIn] = await findSignIn(ctx, id, hashSecret(secret))
  if (!signIn || signIn.completed_at !== null || signIn.expires_at <= ctx.now()) {
    throw new ApiError(410, 'sign_in_over', 'This sign-in is over. Begin it anew from the app.')
  }
  return signIn
}

const findSignIn = lookUp(
  'sign-in',
  (all: Kysely<AuthkitTables>, id: string, browserHash: string) =>
    all
      .selectFrom('sign_ins')
      .selectAll()
      .where('id', '=', id)
      .where('browser_hash', '=', browserHash),
)

export const invitationTokenOf = (ctx: Context, { invitation_token }: SignIn): string | undefined =>
  invitation_token === null ? undefined : ctx.open(INVITATION, invitation_token)

export async function changeSignIn(
  ctx: Context,
  id: string,
  changes: Partial<SignIn>,
): Promise<void> {
  await db(ctx).updateTable('sign_ins').set(changes).where('id', '=', id).execute()
}

/** Notes who has proved to be whom, and how. */
export const proveSignIn = (ctx: Context, id: string, proven: Proven): Promise<void> =>
  changeSignIn(ctx, id, {
    user_id: proven.user_id,
    auth_method: proven.auth_method,
    authentication_method: proven.authentication_method,
    authenticated_at: proven.authenticated_at,
    mfa_passed: proven.mfa_passed,
    browser_session_id: proven.browser_session_id ?? null,
  })

/** Who has proved to be whom, if anybody did. */
export async function provenIn(ctx: Context, signIn: SignIn): Promise<Proven | undefined> {
  const { user_id, auth_method, authentication_method, authenticated_at } = signIn
  const { organization_id: asked, browser_session_id } = signIn
  if (!user_id || !auth_method || !authentication_method || !authenticated_at) return undefined
  return {
    user_id,
    auth_method,
    authentication_method,
    authenticated_at,
    organization_id:
      asked ?? (browser_session_id ? await lastOrganization(ctx, browser_session_id) : null),
    invitation_id: null,
    mfa_passed: signIn.mfa_passed,
    browser_session_id,
    ip_address: signIn.ip_address,
    user_agent: signIn.user_agent,
  }
}

/** Ends a sign-in once, and gives the address that takes a code to the app. */
export async function finishSignIn(
  tx: Transaction,
  signIn: SignIn,
  proven: Proven,
): Promise<string> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('sign_ins')
    .set({ completed_at: tx.now() })
    .where('id', '=', signIn.id)
    .where('completed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n || signIn.redirect_uri === null) {
    throw new ApiError(410, 'sign_in_over', 'This sign-in is over. Begin it anew from the app.')
  }
  const { client_id, redirect_uri, code_challenge, state } = signIn
  const code = await issueAuthorizationCode(tx, { client_id, redirect_uri, code_challenge }, proven)
  return wayBack(redirect_uri, { code }, state)
}
