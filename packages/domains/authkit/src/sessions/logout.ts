import type { Context } from '@inhouse/core'
import * as z from 'zod'
import { forgetSession } from '../browser-refresh/forget-session.ts'
import { forgetBrowser } from '../browser-sessions/service.ts'
import { matchesRedirectUri } from '../redirect-uris/match.ts'
import { settings } from '../settings.ts'
import { findSession, revokeSession } from './service.ts'

export const logoutQuery = z.object({
  session_id: z.string().min(1),
  return_to: z.string().optional(),
})

/** What comes of signing out. */
export type Logout =
  /** Nobody was signed out: the app wanted to send them on to where it may not. */
  | { outcome: 'return_to_mismatch' }
  /**
   * Where the browser goes on to; nowhere, where neither the app nor the settings say. The cookies
   * have it forget who it was.
   */
  | { outcome: 'signed_out'; location: string | undefined; cookies: string[] }

/**
 * Ends the session and sends the browser on: to `return_to` if that is one of the sign-out URIs, else
 * to the first of them. A session that is unknown or over is no reason to stop anybody.
 */
export async function logout(
  ctx: Context,
  { session_id, return_to }: z.output<typeof logoutQuery>,
  request: Request,
): Promise<Logout> {
  const { signOutUris } = settings(ctx)
  const isAllowed = signOutUris.some((uri) => matchesRedirectUri(uri, return_to ?? uri))
  if (return_to !== undefined && !isAllowed) return { outcome: 'return_to_mismatch' }
  if (await findSession(ctx, session_id)) await revokeSession(ctx, session_id)
  const location = return_to ?? signOutUris.find((uri) => !uri.includes('*'))
  const cookies = [forgetBrowser(ctx), ...(await forgetSession(ctx, request, session_id))]
  return { outcome: 'signed_out', location, cookies }
}
