import { type Context, hashSecret } from '@inhouse/core'
import type { Origin } from '../authentication/grants/grant.ts'
import { proveEmail } from '../email-verification/prove-email.ts'
import { magicAuthSucceeded } from '../events.ts'
import { type BegunSignIn, beginSignIn, proveSignIn } from '../sign-ins/service.ts'
import { db } from '../tables.ts'
import { findPasswordlessSession } from './service.ts'

/**
 * Spends a link, which proves the address it was sent to, and begins the sign-in that ends at the app.
 * Of many who come at once, one is let in.
 */
export function beginPasswordlessSignIn(
  ctx: Context,
  token: string,
  origin: Origin,
): Promise<BegunSignIn | undefined> {
  return ctx.transaction(async (tx) => {
    const found = await findPasswordlessSession(tx, token)
    if (!found) return undefined
    const { numUpdatedRows } = await db(tx)
      .updateTable('passwordless_sessions')
      .set({ used_at: tx.now() })
      .where('hash', '=', hashSecret(token))
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return undefined

    const { session, user } = found
    await proveEmail(tx, user)
    await tx.emit(magicAuthSucceeded, { user_id: user.id, email: user.email, ...origin })
    const begun = await beginSignIn(tx, {
      redirect_uri: session.redirect_uri,
      state: session.state === null ? null : encodeURIComponent(session.state),
      code_challenge: null,
      organization_id: null,
      email: user.email,
      ...origin,
    })
    await proveSignIn(tx, begun.signIn.id, {
      user_id: user.id,
      auth_method: 'magic_code',
      authentication_method: 'MagicAuth',
      authenticated_at: tx.now(),
      organization_id: null,
      invitation_id: null,
      mfa_passed: false,
      ...origin,
    })
    return begun
  })
}
