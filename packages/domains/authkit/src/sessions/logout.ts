import { type Context, invalidField } from '@inhouse/core'
import { forgetSession } from '../browser-refresh/forget-session.ts'
import { matchesRedirectUri } from '../redirect-uris/match.ts'
import { settings } from '../settings.ts'
import { findSession, revokeSession } from './service.ts'

/**
 * Ends the session and sends the browser on: to `return_to` if that is one of the sign-out URIs, else
 * to the first of them. A session that is unknown or over is no reason to stop anybody.
 */
export async function logout(
  ctx: Context,
  { session_id, return_to }: { session_id: string; return_to?: string | undefined },
  request: Request,
): Promise<Response> {
  const { signOutUris } = settings(ctx)
  const isAllowed = signOutUris.some((uri) => matchesRedirectUri(uri, return_to ?? uri))
  if (return_to !== undefined && !isAllowed) {
    throw invalidField('return_to', 'not_allowed', 'This is not one of the sign-out URIs.')
  }
  if (await findSession(ctx, session_id)) await revokeSession(ctx, session_id)

  const location = return_to ?? signOutUris.find((uri) => !uri.includes('*'))
  const headers = new Headers(location ? { location } : {})
  for (const cookie of await forgetSession(ctx, request, session_id)) {
    headers.append('set-cookie', cookie)
  }
  return new Response(null, { status: location ? 302 : 200, headers })
}
