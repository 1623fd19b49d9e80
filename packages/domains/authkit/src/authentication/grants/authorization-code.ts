import { type Context, OAuthError } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import * as z from 'zod'
import {
  assertVerifier,
  findAuthorizationCode,
  invalidCode,
  noteSession,
  useAuthorizationCode,
} from '../../authorization-codes/service.ts'
import { findUsableInvitation } from '../../invitations/usable.ts'
import { impersonatorIn } from '../../sessions/impersonator.ts'
import { revokeSession } from '../../sessions/service.ts'
import type { AuthorizationCode } from '../../tables.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

/** RFC 6749, 4.1.3, with PKCE: RFC 7636, 4.5. */
export const authorizationCode = grant({
  name: 'authorization_code',
  client: 'public',
  input: z.object({
    code: z.string().min(1),
    code_verifier: z.string().optional(),
    redirect_uri: z.string().optional(),
    invitation_token: z.string().min(1).optional(),
  }),

  async authenticate(ctx, input, origin, kind) {
    const { code: given, code_verifier, redirect_uri, invitation_token } = input
    const code = await findAuthorizationCode(ctx, given)
    if (!code || code.client_id !== ctx.clientId || code.expires_at <= ctx.now())
      throw invalidCode()
    if (code.used_at !== null) throw await usedTwice(ctx, code)
    assertVerifier(code, code_verifier, kind)
    if (redirect_uri !== undefined && redirect_uri !== code.redirect_uri) {
      throw new OAuthError('invalid_grant', 'The code was given to another redirect URI.')
    }
    const invitation = invitation_token
      ? await findUsableInvitation(ctx, invitation_token, (await getUser(ctx, code.user_id)).email)
      : undefined
    const proven = {
      ...provenBy(code, origin),
      ...(invitation && { invitation_id: invitation.id }),
    }
    return completeSignIn(ctx, proven, {
      before: (tx) => useAuthorizationCode(tx, code.hash),
      after: (tx, session) => noteSession(tx, code.hash, session.id),
    })
  },
})

/** Who holds a code that was spent has stolen it, or was stolen from: what it gave is ended. */
async function usedTwice(ctx: Context, { session_id, user_id }: AuthorizationCode) {
  if (session_id) {
    await revokeSession(ctx, session_id)
    ctx.log.warn('An authorization code came twice, so its session was ended.', {
      session_id,
      user_id,
    })
  }
  return invalidCode()
}

const provenBy = (code: AuthorizationCode, origin: Origin) => ({
  user_id: code.user_id,
  auth_method: code.auth_method,
  authentication_method: code.authentication_method,
  authenticated_at: code.authenticated_at,
  organization_id: code.organization_id,
  invitation_id: code.invitation_id,
  mfa_passed: code.mfa_passed,
  impersonator: impersonatorIn(code) ?? null,
  browser_session_id: code.browser_session_id,
  ip_address: origin.ip_address ?? code.ip_address,
  user_agent: origin.user_agent ?? code.user_agent,
})
