import { scrypt as deriveScrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { type Algorithm, InvalidPasswordHash } from './algorithm.ts'
import { readInteger, readPhc, refuseOtherVersions } from './phc.ts'

interface ScryptInput {
  salt: Uint8Array
  n: number
  r: number
  p: number
  keyLength: number
}

export function deriveScryptKey(password: string, input: ScryptInput): Promise<Buffer> {
  const { salt, n, r, p, keyLength } = input
  return derive(password, salt, keyLength, { N: n, r, p, maxmem: 128 * r * (n + p + 2) })
}

/** `$scrypt$v=1$n=…,r=…,p=…,kl=…$salt$hash`, `kl` being the length of the hash. */
export const scrypt: Algorithm = {
  type: 'scrypt',
  matches: (stored) => stored.startsWith('$scrypt$'),

  read(hash) {
    parse(hash)
    return hash
  },

  async verify(password, stored) {
    const { key, ...input } = parse(stored)
    return timingSafeEqual(await deriveScryptKey(password, input), key)
  },
}

function parse(stored: string) {
  const phc = readPhc(stored, ['n', 'r', 'p', 'kl'], { salt: [8, 64], hash: [16, 128] })
  refuseOtherVersions(phc, undefined, 1)
  const { salt, hash: key } = phc
  const n = readInteger(phc, 'n', 1024, 2 ** 20)
  const r = readInteger(phc, 'r', 1, 32)
  const p = readInteger(phc, 'p', 1, 16)

  if (!Number.isInteger(Math.log2(n))) throw new InvalidPasswordHash("'n' must be a power of two.")
  // RFC 7914, 2: n must be less than 2^(128 * r / 8).
  if (Math.log2(n) >= 16 * r) throw new InvalidPasswordHash("'n' is too large for this 'r'.")
  // At most 256 MiB, and four times the work that OWASP asks for.
  if (128 * n * r > 2 ** 28) throw new InvalidPasswordHash('The hash needs too much memory.')
  if (n * r * p > 2 ** 22) throw new InvalidPasswordHash('The hash needs too much time.')
  if (phc.parameters.has('kl')) readInteger(phc, 'kl', key.length, key.length)
  return { key, keyLength: key.length, salt, n, r, p }
}

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(deriveScrypt)
