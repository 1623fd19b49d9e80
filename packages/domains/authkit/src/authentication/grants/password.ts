import { badRequest, type Context, networkOf } from '@inhouse/core'
import {
  checkPassword,
  emailKey,
  findUserByEmail,
  type OutsideTransaction,
  type User,
} from '@inhouse/users'
import * as z from 'zod'
import { passwordFailed, passwordSucceeded } from '../../events.ts'
import { findUsableInvitation } from '../../invitations/usable.ts'
import { assertMethodOn } from '../../policies/refusals.ts'
import { triesByEmail, wrongPasswordsByAddress } from '../limits.ts'
import type { Proven } from '../proven.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

export const password = grant({
  name: 'password',
  client: 'confidential',
  input: z.object({
    email: z.string().min(1),
    password: z.string().min(1),
    invitation_token: z.string().min(1).optional(),
  }),

  async authenticate(ctx, { email, password: given, invitation_token: token }, origin) {
    await assertMayTry(ctx, email, origin)
    const invitation = token ? await findUsableInvitation(ctx, token, email) : undefined
    const proven = await comparePassword(ctx, email, given, origin)
    return completeSignIn(ctx, { ...proven, invitation_id: invitation?.id ?? null })
  },
})

/** Who has this address and this password. Tries are counted, and told, wherever they are made. */
export async function provePassword(
  ctx: OutsideTransaction,
  { email, password: given }: { email: string; password: string },
  origin: Origin,
): Promise<Proven> {
  await assertMayTry(ctx, email, origin)
  return comparePassword(ctx, email, given, origin)
}

async function comparePassword(
  ctx: OutsideTransaction,
  email: string,
  given: string,
  origin: Origin,
): Promise<Proven> {
  const user = await findUserByEmail(ctx, email)
  // Takes the same time for a wrong password and for nobody, so neither can be told apart.
  if (!(await checkPassword(ctx, user, given)) || !user) {
    throw await refusal(ctx, email, user, origin)
  }
  await ctx.transaction((tx) =>
    tx.emit(passwordSucceeded, { user_id: user.id, email: user.email, ...origin }),
  )
  return {
    user_id: user.id,
    auth_method: 'password',
    authentication_method: 'Password',
    authenticated_at: ctx.now(),
    organization_id: null,
    invitation_id: null,
    mfa_passed: false,
    ...origin,
  }
}

async function assertMayTry(ctx: Context, email: string, { ip_address }: Origin) {
  assertMethodOn(ctx, 'password')
  await ctx.limit(triesByEmail, emailKey(email))
  if (ip_address) await ctx.limit(wrongPasswordsByAddress, networkOf(ip_address), 0)
}

/** Tells what failed, in a transaction of its own: the refusal that follows undoes nothing. */
async function refusal(ctx: Context, email: string, user: User | undefined, origin: Origin) {
  const error = badRequest('invalid_credentials', `The email or password for '${email}' is wrong.`)
  await ctx.transaction((tx) =>
    tx.emit(passwordFailed, {
      user_id: user?.id ?? null,
      email,
      ...origin,
      error: { code: error.code, message: error.message },
    }),
  )
  if (origin.ip_address) {
    await ctx.limit(wrongPasswordsByAddress, networkOf(origin.ip_address))
  }
  return error
}
