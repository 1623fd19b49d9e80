import { ApiError, type Context, OAuthError } from '@inhouse/core'
import { AuthorizationResponseError } from 'oauth4webapi'

/** Speaks with a provider. Whatever goes wrong there is logged, and the app hears that it did. */
export async function speaking<T>(
  ctx: Context,
  provider: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OAuthError || error instanceof ApiError) throw error
    if (error instanceof AuthorizationResponseError) {
      throw providerRefusal(provider, error.error, error.error_description)
    }
    // Neither a token nor a code is in these messages; what caused them may hold both.
    ctx.log.warn('A sign-in with a provider failed.', { provider, error: String(error) })
    throw new OAuthError('oauth_failed', `The sign-in with ${provider} could not be completed.`)
  }
}

/** What the provider itself refused. Its words go on as far as RFC 6749, 4.1.2.1 has room for them. */
export function providerRefusal(provider: string, error: string, description?: string) {
  const words = (description ?? error)
    .replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '')
    .slice(0, 200)
  const code = error === 'access_denied' ? 'access_denied' : 'oauth_failed'
  return new OAuthError(code, `${provider} refused: ${words}`)
}
