import { createMagicAuth, invitationTokenOf } from '@inhouse/authkit'
import { ApiError, OAuthError } from '@inhouse/core'
import type { SignInVisit } from './visit.ts'

/** Whether a code went out is told to nobody: it would tell who has an account. */
export async function sendCode(
  { ctx, signIn }: SignInVisit,
  email = signIn.email ?? '',
): Promise<void> {
  try {
    const token = invitationTokenOf(ctx, signIn)
    await createMagicAuth(ctx, {
      email,
      ...(token && { invitation_token: token }),
    })
  } catch (error) {
    if (error instanceof ApiError && error.status === 429) throw error
    if (!(error instanceof ApiError || error instanceof OAuthError)) throw error
  }
}
