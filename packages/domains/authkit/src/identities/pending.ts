import type { Context, Transaction } from '@inhouse/core'
import { emailKey, getUser } from '@inhouse/users'
import type { Proven } from '../authentication/proven.ts'
import { changeSignIn } from '../sign-ins/service.ts'
import type { Profile } from '../social/profile.ts'
import type { SignIn } from '../tables.ts'
import { changeIdentity, findIdentity, insertIdentity } from './service.ts'

/** An identity that waits, in its sign-in, for the person to show that the user is theirs. */
export interface PendingIdentity {
  provider: string
  idp_id: string
  email: string
}

const PURPOSE = 'identity that waits for a proof'

/** Keeps it, so that it is tied to nobody but who goes on in this browser. */
export async function keepPendingIdentity(
  tx: Transaction,
  signIn: SignIn,
  provider: string,
  { id: idp_id, email }: Profile,
): Promise<void> {
  const pending = JSON.stringify({ provider, idp_id, email })
  await changeSignIn(tx, signIn.id, {
    provider,
    provider_verifier: tx.seal(PURPOSE, pending),
    email,
  })
}

/** The identity that waits in a sign-in, for the page that asks for the proof. */
export function pendingIdentityOf(
  ctx: Context,
  { provider_verifier }: SignIn,
): PendingIdentity | undefined {
  if (provider_verifier === null) return undefined
  try {
    return JSON.parse(ctx.open(PURPOSE, provider_verifier)) as PendingIdentity
  } catch {
    // What is kept there is a round trip that has not ended.
    return undefined
  }
}

/**
 * Ties the identity that waits in a sign-in to the user who has proved to be there, and tells whether
 * it did: the user must have the address that it came with, and have shown that it is theirs. To be
 * called when all steps are done, right before the sign-in is finished.
 */
export async function linkPendingIdentity(
  tx: Transaction,
  signIn: SignIn,
  { user_id }: Pick<Proven, 'user_id'>,
): Promise<boolean> {
  const pending = pendingIdentityOf(tx, signIn)
  if (!pending) return false
  await changeSignIn(tx, signIn.id, { provider: null, provider_verifier: null })

  const { provider, idp_id, email } = pending
  const user = await getUser(tx, user_id)
  if (!user.email_verified || user.email_key !== emailKey(email)) return false
  await tx.lock(`identity/${provider}/${idp_id}`)
  await insertIdentity(tx, user, { provider, idp_id, email_proven: true })
  const identity = (await findIdentity(tx, provider, idp_id))!
  if (identity.user_id !== user.id) return false
  if (!identity.email_proven) await changeIdentity(tx, identity.id, { email_proven: true })
  return true
}
