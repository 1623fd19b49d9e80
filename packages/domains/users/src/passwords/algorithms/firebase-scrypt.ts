import { createCipheriv, timingSafeEqual } from 'node:crypto'
import type { Algorithm } from './algorithm.ts'
import { readBytes, readInteger, readPhc, refuseOtherVersions } from './phc.ts'
import { deriveScryptKey } from './scrypt.ts'

/**
 * `$firebase-scrypt$r=8,m=14,ss=…,sk=…$salt$hash`: the project's `base64_signer_key` is `sk`, its
 * `base64_salt_separator` is `ss`, its `rounds` are `r` and its `mem_cost` is `m`.
 */
export const firebaseScrypt: Algorithm = {
  type: 'firebase-scrypt',
  matches: (stored) => stored.startsWith('$firebase-scrypt$'),

  read(hash) {
    parse(hash)
    return hash
  },

  // The password's key encrypts the signer key, and the ciphertext is the hash.
  async verify(password, stored) {
    const { hash, signerKey, ...input } = parse(stored)
    const key = await deriveScryptKey(password, input)
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
    return timingSafeEqual(cipher.update(signerKey), hash)
  },
}

function parse(stored: string) {
  const phc = readPhc(stored, ['sk', 'ss', 'r', 'm'], { salt: [4, 64], hash: [32, 128] })
  refuseOtherVersions(phc, undefined, 1)
  return {
    hash: phc.hash,
    signerKey: readBytes(phc, 'sk', phc.hash.length, phc.hash.length),
    salt: Buffer.concat([phc.salt, readBytes(phc, 'ss', 1, 64)]),
    n: 2 ** readInteger(phc, 'm', 1, 14),
    r: readInteger(phc, 'r', 1, 8),
    p: 1,
    keyLength: 32,
  }
}
