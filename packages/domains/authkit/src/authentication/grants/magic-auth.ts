import type { Context } from '@inhouse/core'
import { emailKey, findUserByEmail, type User } from '@inhouse/users'
import * as z from 'zod'
import { proveEmail } from '../../email-verification/prove-email.ts'
import { magicAuthFailed, magicAuthSucceeded } from '../../events.ts'
import { findOpenInvitation, findUsableInvitation } from '../../invitations/usable.ts'
import { checkCode, redeemCode } from '../../one-time-codes/check-code.ts'
import { grantRefusals } from '../../one-time-codes/refusals.ts'
import { tellingFailure } from '../../one-time-codes/tell-failure.ts'
import { assertMethodOn } from '../../policies/refusals.ts'
import { triesByEmail } from '../limits.ts'
import type { Proven } from '../proven.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

const input = z.object({
  email: z.string().min(1),
  code: z.string().min(1),
  invitation_token: z.string().min(1).optional(),
})

/** Signs in with a code from the mailbox, which proves the address as well. */
export const magicAuth = grant({
  name: 'urn:workos:oauth:grant-type:magic-auth:code',
  client: 'confidential',
  input,

  async authenticate(ctx, { email, code, invitation_token: token }, origin) {
    await ctx.limit(triesByEmail, emailKey(email))
    // Looked at before the code, so that an invitation that is refused does not cost the code.
    const brought = token ? await findUsableInvitation(ctx, token, email) : undefined
    const proven = await compareCode(ctx, email, code, origin)
    return completeSignIn(ctx, {
      ...proven,
      invitation_id: brought?.id ?? proven.invitation_id,
    })
  },
})

/** Who has this address and this code from its mailbox. Tries are counted, and told, wherever made. */
export async function proveMagicCode(
  ctx: Context,
  { email, code }: { email: string; code: string },
  origin: Origin,
): Promise<Proven> {
  await ctx.limit(triesByEmail, emailKey(email))
  return compareCode(ctx, email, code, origin)
}

async function compareCode(
  ctx: Context,
  email: string,
  given: string,
  origin: Origin,
): Promise<Proven> {
  assertMethodOn(ctx, 'magic_auth')
  const user = await findUserByEmail(ctx, email)
  const attempt = { user_id: user?.id ?? null, email: user?.email ?? email, ...origin }
  const code = await tellingFailure(ctx, magicAuthFailed, attempt, () =>
    redeem(ctx, user, given, origin),
  )
  const invitation = await findOpenInvitation(ctx, code.invitation_id)
  return {
    user_id: code.user_id,
    auth_method: 'magic_code',
    authentication_method: 'MagicAuth',
    authenticated_at: ctx.now(),
    organization_id: null,
    invitation_id: invitation?.id ?? null,
    mfa_passed: false,
    ...origin,
  }
}

/** The name it had before, which older clients still send. */
export const legacyMagicAuth = grant({
  ...magicAuth,
  name: 'urn:workos:oauth:grant-type:magic-auth',
})

async function redeem(ctx: Context, user: User | undefined, given: string, origin: Origin) {
  if (!user) throw grantRefusals.none()
  const code = await checkCode(ctx, 'magic_auth', user, given, grantRefusals)
  await ctx.transaction(async (tx) => {
    await redeemCode(tx, code, await proveEmail(tx, user), grantRefusals)
    await tx.emit(magicAuthSucceeded, { user_id: user.id, email: user.email, ...origin })
  })
  return code
}
