import { plainSerializer } from '@inhouse/core'
import * as z from 'zod'
import type { SigningKey } from '../tables.ts'

const jwk = z.strictObject({
  alg: z.literal('RS256'),
  kty: z.literal('RSA'),
  use: z.literal('sig'),
  x5c: z.array(z.string()),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  'x5t#S256': z.string(),
})

/** The public keys that verify our tokens. RFC 7517, 5. */
export const jwksSerializer = plainSerializer(
  'jwks',
  { keys: z.array(jwk) },
  (keys: SigningKey[]) => ({ keys: keys.map((key) => key.public_jwk as z.input<typeof jwk>) }),
)
