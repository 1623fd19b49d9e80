import { hash } from 'node:crypto'
import {
  badRequest,
  type Context,
  equalSecrets,
  hashSecret,
  later,
  MINUTE,
  newToken,
  OAuthError,
  type Transaction,
} from '@inhouse/core'
import type { Proven } from '../authentication/proven.ts'
import type { ClientKind } from '../authentication/client.ts'
import { impersonatorColumns } from '../sessions/impersonator.ts'
import { db, type AuthorizationCode } from '../tables.ts'

export const CODE_LIFETIME = 10 * MINUTE

/** What a code is bound to. RFC 6749, 4.1.2; RFC 7636, 4.4. */
export interface Binding {
  client_id: string
  redirect_uri: string
  code_challenge: string | null
}

/** Gives the app a code for someone who has proved who they are. */
export async function issueAuthorizationCode(
  ctx: Context,
  binding: Binding,
  proven: Proven,
): Promise<string> {
  const code = newToken(ctx.random, 32)
  await db(ctx)
    .insertInto('authorization_codes')
    .values({
      hash: hashSecret(code),
      client_id: binding.client_id,
      redirect_uri: binding.redirect_uri,
      code_challenge: binding.code_challenge,
      user_id: proven.user_id,
      auth_method: proven.auth_method,
      authentication_method: proven.authentication_method,
      ip_address: proven.ip_address,
      user_agent: proven.user_agent,
      authenticated_at: proven.authenticated_at,
      organization_id: proven.organization_id,
      invitation_id: proven.invitation_id,
      mfa_passed: proven.mfa_passed,
      ...impersonatorColumns(proven.impersonator),
      browser_session_id: proven.browser_session_id ?? null,
      session_id: null,
      expires_at: later(ctx.now(), CODE_LIFETIME),
      used_at: null,
    })
    .execute()
  return code
}

/** The code that was given, unspent or not: whoever spends it twice is dealt with by the grant. */
export const findAuthorizationCode = (
  ctx: Context,
  code: string,
): Promise<AuthorizationCode | undefined> =>
  db(ctx)
    .selectFrom('authorization_codes')
    .selectAll()
    .where('hash', '=', hashSecret(code))
    .executeTakeFirst()

/** Spends the code. Of two who come at once, one is refused. */
export async function useAuthorizationCode(tx: Transaction, code: string): Promise<void> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('authorization_codes')
    .set({ used_at: tx.now() })
    .where('hash', '=', code)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw invalidCode()
}

/** Notes which session came of a code, so that a second use can end it. */
export async function noteSession(tx: Transaction, code: string, sessionId: string): Promise<void> {
  await db(tx)
    .updateTable('authorization_codes')
    .set({ session_id: sessionId })
    .where('hash', '=', code)
    .execute()
}

/**
 * Whether who brings the code is who asked for it. A challenge must be answered, even where the
 * client shows a secret too; a public client must have sent one. RFC 7636, 4.6; RFC 9700, 2.1.1.
 */
export function assertVerifier(
  { code_challenge }: AuthorizationCode,
  verifier: string | undefined,
  kind: ClientKind,
): void {
  if (code_challenge === null) {
    if (verifier !== undefined) {
      throw badRequest('code_challenge_not_found', 'The code was asked for without a challenge.')
    }
    if (kind === 'public') {
      throw new OAuthError('invalid_grant', 'A client without a secret must use PKCE.')
    }
    return
  }
  if (verifier === undefined) throw new OAuthError('invalid_grant', 'The code verifier is missing.')
  const isSound = /^[\w.~-]{43,128}$/.test(verifier)
  if (!isSound || !equalSecrets(hash('sha256', verifier, 'base64url'), code_challenge)) {
    throw new OAuthError('invalid_grant', 'The code verifier does not match the challenge.')
  }
}

// The same for unknown, spent and old: none tells which.
export const invalidCode = () =>
  new OAuthError('invalid_grant', 'The code is invalid, was used or has expired.')
