import { type Context, hashSecret, type Transaction } from '@inhouse/core'
import { getUser, markEmailVerified, type User } from '@inhouse/users'
import * as z from 'zod'
import { emailVerificationFailed, emailVerificationSucceeded } from '../../events.ts'
import { markIdentityProven } from '../../identities/service.ts'
import { checkCode, redeemCode } from '../../one-time-codes/check-code.ts'
import { grantRefusals } from '../../one-time-codes/refusals.ts'
import { tellingFailure } from '../../one-time-codes/tell-failure.ts'
import {
  getPendingAuthentication,
  provenBy,
  usePendingAuthentication,
} from '../../pending-authentications/service.ts'
import { triesByPendingToken } from '../limits.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

/** Goes on with a sign-in that waited for its address to be verified. */
export const emailVerification = grant({
  name: 'urn:workos:oauth:grant-type:email-verification:code',
  client: 'confidential',
  input: z.object({ code: z.string().min(1), pending_authentication_token: z.string().min(1) }),

  async authenticate(ctx, { code: given, pending_authentication_token: token }, origin) {
    await ctx.limit(triesByPendingToken, hashSecret(token))
    const pending = await getPendingAuthentication(ctx, 'email_verification', token)
    const user = await getUser(ctx, pending.user_id)
    await verifyEmail(ctx, user, given, origin, async (tx) => {
      await usePendingAuthentication(tx, pending.hash)
      await markIdentityProven(tx, pending)
    })
    return completeSignIn(ctx, provenBy(pending, origin))
  },
})

/** Verifies the address of a user by the code from its mailbox; tries are told. */
export function verifyEmail(
  ctx: Context,
  user: User,
  given: string,
  origin: Origin,
  before: (tx: Transaction) => Promise<void> = async () => {},
): Promise<void> {
  const attempt = { user_id: user.id, email: user.email, ...origin }
  return tellingFailure(ctx, emailVerificationFailed, attempt, async () => {
    const code = await checkCode(ctx, 'email_verification', user, given, grantRefusals)
    await ctx.transaction(async (tx) => {
      await before(tx)
      await redeemCode(tx, code, await markEmailVerified(tx, user.id), grantRefusals)
      await tx.emit(emailVerificationSucceeded, attempt)
    })
  })
}
