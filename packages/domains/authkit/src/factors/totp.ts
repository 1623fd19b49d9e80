import type { Entropy } from '@inhouse/core'
import { createGuardrails, generateURI, ScureBase32Plugin, verifySync } from 'otplib'
import { renderSVG } from 'uqr'

const SECRET_BYTES = 20
const STEP_SECONDS = 30

const base32 = new ScureBase32Plugin()

// Older systems gave out 80 bits, and what they gave out can be brought along. Ours have 160. RFC 4226, 4.
const MIN_IMPORTED_BYTES = 10
const MAX_IMPORTED_BYTES = 64
const guardrails = createGuardrails({ MIN_SECRET_BYTES: MIN_IMPORTED_BYTES })

export const newTotpSecret = (random: Entropy): string =>
  base32.encode(random(SECRET_BYTES), { padding: false })

/** A secret as people copy it, made into what is kept; `undefined` where it is none. RFC 4648, 6. */
export function readTotpSecret(given: string): string | undefined {
  const secret = given.replaceAll(/[\s-]/g, '').replace(/=+$/, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(secret)) return undefined
  const bytes = Math.floor((secret.length * 5) / 8)
  return bytes >= MIN_IMPORTED_BYTES && bytes <= MAX_IMPORTED_BYTES && isDecodable(secret)
    ? secret
    : undefined
}

/** Bound to the factor, so that a sealed secret copied to another row opens nothing. */
export const sealedFor = (id: string): string => `totp secret of ${id}`

/** What an authenticator app scans: SHA-1, 6 digits and 30 seconds, which all of them know. */
export const totpUri = (issuer: string, user: string, secret: string): string =>
  generateURI({ issuer, label: user, secret })

/** A picture for the `src` of an image. */
export const qrCode = (text: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 4 })).toString('base64')}`

/**
 * The time step that a code belongs to, if it is right now or was so or will be within one step.
 * RFC 6238, 5.2.
 */
export function timeStepOf(secret: string, code: string, moment: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(moment / 1000)
  const found = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS, guardrails })
  return found.valid && 'timeStep' in found ? found.timeStep : undefined
}

function isDecodable(secret: string): boolean {
  try {
    base32.decode(secret)
    return true
  } catch {
    return false
  }
}
