import { createHmac } from 'node:crypto'

/**
 * The headers by which a receiver knows the sender. Each holds one signature, since the SDKs for
 * Python and PHP refuse a header with two: that of the secret before has a header of its own.
 */
export function signatureHeaders(
  [secret, previous]: readonly [string, string?],
  moment: number,
  body: string,
): Record<string, string> {
  return {
    'workos-signature': signature(secret, moment, body),
    ...(previous && { 'workos-signature-previous': signature(previous, moment, body) }),
  }
}

// The comma is followed by a space: the SDKs for Python and PHP split there.
const signature = (secret: string, moment: number, body: string) =>
  `t=${moment}, v1=${createHmac('sha256', secret).update(`${moment}.${body}`).digest('hex')}`
