import type { Context } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import type { Origin } from '../authentication/grants/grant.ts'
import { passkeyFailed, passkeySucceeded } from '../events.ts'
import { assertMethodOn } from '../policies/refusals.ts'
import { db, type Passkey } from '../tables.ts'
import { CHALLENGE_LIFETIME, newPasskeyChallenge, takePasskeyChallenge } from './challenges.ts'
import { relyingParty } from './relying-party.ts'
import { invalidPasskey, readAuthentication } from './responses.ts'
import { webauthn } from './webauthn.ts'

/**
 * What the browser's `navigator.credentials.get` is to be asked, within ten minutes: for any passkey
 * of ours, which then says whose it is.
 */
export async function startAuthentication(
  ctx: Context,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: relyingParty(ctx).rpID,
    challenge: newPasskeyChallenge(ctx, null),
    timeout: CHALLENGE_LIFETIME,
    userVerification: 'required',
  })
}

/**
 * Whose passkey this is, once it is found right. The person has unlocked it, so that it stands for
 * both factors. WebAuthn, 7.2.
 */
export async function finishAuthentication(
  ctx: Context,
  given: unknown,
  origin: Origin,
): Promise<Passkey> {
  assertMethodOn(ctx, 'passkey')
  const response = readAuthentication(given)
  const passkey = await findPasskey(ctx, response.id)
  const owner = Buffer.from(response.response.userHandle!, 'base64url').toString()
  const counter = passkey?.user_id === owner ? await verify(ctx, passkey, response) : undefined
  const used = counter !== undefined && (await use(ctx, passkey!, counter, origin))
  if (used) return used
  throw await refusal(ctx, passkey, origin)
}

/** How often the passkey says it was used; `undefined` where it is not to be believed. */
async function verify(
  ctx: Context,
  passkey: Passkey,
  response: ReturnType<typeof readAuthentication>,
): Promise<number | undefined> {
  const { rpID, origin } = relyingParty(ctx)
  const { verifyAuthenticationResponse } = await webauthn()
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takePasskeyChallenge(ctx, null, challenge),
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: {
      id: passkey.credential_id,
      publicKey: Uint8Array.from(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  return result?.verified ? result.authenticationInfo.newCounter : undefined
}

/** Takes note of the use, unless another came between that counted further. WebAuthn, 6.1.1. */
function use(
  ctx: Context,
  passkey: Passkey,
  counter: number,
  origin: Origin,
): Promise<Passkey | undefined> {
  return ctx.transaction(async (tx) => {
    const { numUpdatedRows } = await db(tx)
      .updateTable('passkeys')
      .set({ counter, last_used_at: tx.now() })
      .where('id', '=', passkey.id)
      .where((eb) => eb.or([eb('counter', '<', counter), eb('counter', '=', 0)]))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return undefined
    const { id, email } = await getUser(tx, passkey.user_id)
    await tx.emit(passkeySucceeded, { user_id: id, email, ...origin })
    return { ...passkey, counter, last_used_at: tx.now() }
  })
}

/** Tells what failed, in a transaction of its own: the refusal that follows undoes nothing. */
async function refusal(ctx: Context, passkey: Passkey | undefined, origin: Origin) {
  const error = invalidPasskey()
  const { code, message } = error
  const user = passkey && (await getUser(ctx, passkey.user_id))
  await ctx.transaction((tx) =>
    tx.emit(passkeyFailed, {
      user_id: user?.id ?? null,
      email: user?.email ?? null,
      ...origin,
      error: { code, message },
    }),
  )
  return error
}

const findPasskey = (ctx: Context, credentialId: string): Promise<Passkey | undefined> =>
  db(ctx)
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
