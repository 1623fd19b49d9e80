import { hash as digestOf, timingSafeEqual } from 'node:crypto'
import { type Algorithm, InvalidPasswordHash } from './algorithm.ts'

/** `{SSHA}` and base64 of the digest and the salt, as directories write it. RFC 2307, 5.3. */
export const ssha = saltedSha('ssha', '{SSHA}', 'sha1', 20)

export const ssha256 = saltedSha('ssha256', '{SSHA256}', 'sha256', 32)

function saltedSha(
  type: 'ssha' | 'ssha256',
  scheme: string,
  digest: 'sha1' | 'sha256',
  digestBytes: number,
): Algorithm {
  // Ours alone: an imported hash says where its salt stands beside the hash, not in it.
  const prefixScheme = scheme.replace('}', ':prefix}')

  const parse = (encoded: string) => {
    const bytes = Buffer.from(encoded, 'base64')
    if (bytes.toString('base64') !== encoded) {
      throw new InvalidPasswordHash('The hash is not base64.')
    }
    if (bytes.length < digestBytes + 4 || bytes.length > digestBytes + 64) {
      throw new InvalidPasswordHash('The salt must be of 4 to 64 bytes.')
    }
    return { expected: bytes.subarray(0, digestBytes), salt: bytes.subarray(digestBytes) }
  }

  return {
    type,
    matches: (stored) => stored.startsWith(scheme) || stored.startsWith(prefixScheme),

    read(hash, saltPosition = 'suffix') {
      if (!hash.startsWith(scheme)) {
        throw new InvalidPasswordHash(`The hash must begin with ${scheme}.`)
      }
      const encoded = hash.slice(scheme.length)
      parse(encoded)
      return (saltPosition === 'prefix' ? prefixScheme : scheme) + encoded
    },

    async verify(password, stored) {
      const { expected, salt } = parse(stored.slice(stored.indexOf('}') + 1))
      const given = Buffer.from(password)
      const parts = stored.startsWith(prefixScheme) ? [salt, given] : [given, salt]
      const actual = digestOf(digest, Buffer.concat(parts), 'buffer')
      return timingSafeEqual(actual, expected)
    },
  }
}
