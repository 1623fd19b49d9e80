import { badRequest } from '@inhouse/core'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as z from 'zod'

const base64url = z.string().regex(/^[\w-]+$/)

const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
})

const authentication = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url,
  }),
})

/** What a browser brings from an authenticator, or a refusal if it is something else. */
export const readRegistration = (given: unknown) =>
  read(registration, given) as RegistrationResponseJSON

/** As `readRegistration`; the passkeys here are found without a name, so each names its user. */
export const readAuthentication = (given: unknown) =>
  read(authentication, given) as AuthenticationResponseJSON

export const invalidPasskey = () =>
  badRequest('invalid_passkey', 'The passkey could not be verified. Begin anew.')

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given)
  if (!result.success) throw invalidPasskey()
  return result.data
}
