import { badRequest, type Context } from '@inhouse/core'
import { getUser } from '@inhouse/users'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { db, type Passkey } from '../tables.ts'
import { CHALLENGE_LIFETIME, newPasskeyChallenge, takePasskeyChallenge } from './challenges.ts'
import { algorithms, relyingParty } from './relying-party.ts'
import { invalidPasskey, readRegistration } from './responses.ts'
import { listPasskeys, readName } from './service.ts'
import { webauthn } from './webauthn.ts'

// WebAuthn, 4: a credential id has at most 1023 bytes.
const MAX_CREDENTIAL_ID = Math.ceil((1023 * 4) / 3)

/** What the browser's `navigator.credentials.create` is to be asked, within ten minutes. */
export async function startRegistration(
  ctx: Context,
  userId: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const user = await getUser(ctx, userId)
  const { rpID } = relyingParty(ctx)
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: rpID,
    rpID,
    userID: Uint8Array.from(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name ?? user.email,
    challenge: newPasskeyChallenge(ctx, user.id),
    timeout: CHALLENGE_LIFETIME,
    supportedAlgorithmIDs: algorithms,
    attestationType: 'none',
    excludeCredentials: (await listPasskeys(ctx, user.id)).map(asDescriptor),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

/** Keeps the passkey that the browser made, once it is found to be one. WebAuthn, 7.1. */
export async function finishRegistration(
  ctx: Context,
  userId: string,
  given: unknown,
  givenName = 'Passkey',
): Promise<Passkey> {
  const name = readName(givenName)
  const response = readRegistration(given)
  const { credential } = await verify(ctx, userId, response)
  if (credential.id.length > MAX_CREDENTIAL_ID) throw invalidPasskey()

  const passkey: Passkey = {
    id: ctx.newId('passkey'),
    user_id: userId,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: response.response.transports ?? [],
    name,
    last_used_at: null,
    created_at: ctx.now(),
    updated_at: ctx.now(),
  }
  const { numInsertedOrUpdatedRows } = await db(ctx)
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((on) => on.column('credential_id').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    throw badRequest('passkey_exists', 'This passkey is registered already.')
  }
  return passkey
}

async function verify(ctx: Context, userId: string, response: ReturnType<typeof readRegistration>) {
  const { rpID, origin } = relyingParty(ctx)
  const { verifyRegistrationResponse } = await webauthn()
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takePasskeyChallenge(ctx, userId, challenge),
    expectedOrigin: origin,
    expectedRPID: rpID,
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!result?.verified) throw invalidPasskey()
  return result.registrationInfo
}

const asDescriptor = ({ credential_id, transports }: Passkey) => ({
  id: credential_id,
  transports: transports as never,
})
