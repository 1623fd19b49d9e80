import { badRequest, type Context, networkOf } from '@inhouse/core'
import { checkPassword, findUserByEmail, type User } from '@inhouse/users'
import * as z from 'zod'
import { passwordFailed, passwordSucceeded } from '../../events.ts'
import { triesByEmail, wrongPasswordsByAddress } from '../limits.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

export const password = grant({
  name: 'password',
  client: 'confidential',
  input: z.object({ email: z.string().min(1), password: z.string().min(1) }),

  async authenticate(ctx, { email, password: given }, origin) {
    await assertMayTry(ctx, email, origin)
    const user = await findUserByEmail(ctx, email)
    // Takes the same time for a wrong password and for nobody, so neither can be told apart.
    if (!(await checkPassword(ctx, user, given)) || !user) {
      throw await refusal(ctx, email, user, origin)
    }
    await ctx.transaction((tx) =>
      tx.emit(passwordSucceeded, { user_id: user.id, email: user.email, ...origin }),
    )
    return completeSignIn(ctx, {
      user_id: user.id,
      auth_method: 'password',
      authentication_method: 'Password',
      authenticated_at: ctx.now(),
      ...origin,
    })
  },
})

async function assertMayTry(ctx: Context, email: string, { ip_address }: Origin) {
  await ctx.limit(triesByEmail, email.trim().normalize('NFC').toLowerCase())
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
