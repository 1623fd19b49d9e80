import { type ApiError, badRequest, type Context, hashSecret } from '@inhouse/core'
import { getUser, type User } from '@inhouse/users'
import * as z from 'zod'
import {
  type Asked,
  findChallenge,
  spendChallenge,
  type Tried,
  tryCode,
} from '../../challenges/try-code.ts'
import { mfaFailed, mfaSucceeded } from '../../events.ts'
import { listVerifiedFactors } from '../../factors/service.ts'
import {
  getPendingAuthentication,
  provenBy,
  usePendingAuthentication,
} from '../../pending-authentications/service.ts'
import { triesByPendingToken } from '../limits.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

const token = z.string().min(1)

/** Goes on with a code of an authenticator app: one that is confirmed, or the user's first. */
export const mfaTotp = grant({
  name: 'urn:workos:oauth:grant-type:mfa-totp',
  client: 'confidential',
  input: z
    .object({
      code: z.string().min(1).max(64),
      authentication_challenge_id: z.string().min(1),
      pending_authentication_token: token.optional(),
      /** The older name of the token. */
      pending_authentication_code: token.optional(),
    })
    .transform(({ pending_authentication_token, pending_authentication_code, ...input }, check) => {
      const given = pending_authentication_token ?? pending_authentication_code
      if (given !== undefined) return { ...input, pending_authentication_token: given }
      check.addIssue({
        code: 'custom',
        path: ['pending_authentication_token'],
        message: 'pending_authentication_token is required.',
      })
      return z.NEVER
    }),

  async authenticate(ctx, input, origin) {
    const { code, authentication_challenge_id, pending_authentication_token } = input
    await ctx.limit(triesByPendingToken, hashSecret(pending_authentication_token))
    const pending = await getPendingAuthentication(ctx, 'mfa', pending_authentication_token)
    const user = await getUser(ctx, pending.user_id)

    const asked = await findChallenge(ctx, authentication_challenge_id)
    if (!asked || !(await isOf(ctx, user, asked))) throw await refusal(ctx, user, origin, 'foreign')
    const tried = await tryCode(ctx, asked, code)
    if (tried.state !== 'right') throw await refusal(ctx, user, origin, tried.state)

    const proven = { ...provenBy(pending, origin), mfa_passed: true }
    return completeSignIn(ctx, proven, {
      async before(tx) {
        await usePendingAuthentication(tx, pending.hash)
        const state = await spendChallenge(tx, tried)
        if (state !== 'spent') throw errors[state]()
        await tx.emit(mfaSucceeded, { user_id: user.id, email: user.email, ...origin })
      },
    })
  },
})

/**
 * A factor that is not confirmed proves nothing while there is one that is: else a password alone
 * would do for who can have a factor enrolled.
 */
async function isOf(ctx: Context, user: User, { factor }: Asked): Promise<boolean> {
  if (factor.user_id !== user.id || factor.type !== 'totp') return false
  return factor.verified_at !== null || (await listVerifiedFactors(ctx, user.id)).length === 0
}

const errors = {
  foreign: () =>
    badRequest('user_mismatch', 'The challenge is not for a factor that this user signs in with.'),
  wrong: () => badRequest('invalid_one_time_code', 'The code is wrong.'),
  replayed: () =>
    badRequest('one_time_code_previously_used', 'The code has been used. Wait for the next.'),
  used: () => badRequest('one_time_code_previously_used', 'The challenge has been used.'),
  expired: () => badRequest('one_time_code_expired', 'The challenge has expired.'),
  exhausted: () =>
    badRequest(
      'one_time_code_too_many_attempts',
      'Too many wrong codes were given. Ask for a new challenge.',
    ),
}

/** Tells what failed, in a transaction of its own: the refusal that follows undoes nothing. */
async function refusal(
  ctx: Context,
  { id, email }: User,
  origin: Origin,
  why: 'foreign' | Exclude<Tried['state'], 'right'>,
): Promise<ApiError> {
  const error = errors[why]()
  const { code, message } = error
  await ctx.transaction((tx) =>
    tx.emit(mfaFailed, { user_id: id, email, ...origin, error: { code, message } }),
  )
  return error
}
