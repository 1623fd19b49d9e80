import type { Context } from '@inhouse/core'

// EdDSA, ES256, RS256: named, for the library else asks Node for experimental ones. RFC 9053; RFC 8812.
export const algorithms = [-8, -7, -257]

/** Who a passkey is for: the host it is bound to, and the pages it may be used on. WebAuthn, 5.4.2. */
export function relyingParty(ctx: Context): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(ctx.url)
  return { rpID: hostname, origin }
}
