import type { Context } from '@inhouse/core'
import { sessionIdOf } from '../refresh-tokens/service.ts'
import { forgettingCookies, readKeptToken } from './cookies.ts'

/** The cookies that end what a browser keeps of a session; none, where it keeps another one. */
export async function forgetSession(
  ctx: Context,
  request: Request,
  sessionId: string,
): Promise<string[]> {
  const kept = readKeptToken(ctx, request)
  if (!kept || (await sessionIdOf(ctx, kept.token)) !== sessionId) return []
  return forgettingCookies(ctx, request, kept.domain)
}
