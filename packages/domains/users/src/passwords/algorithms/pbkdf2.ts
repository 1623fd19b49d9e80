import { pbkdf2 as derivePbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { type Algorithm, InvalidPasswordHash } from './algorithm.ts'
import { readInteger, readPhc, readText, refuseOtherVersions } from './phc.ts'

/** `$pbkdf2$i=600000,d=sha256$salt$hash` */
export const pbkdf2: Algorithm = {
  type: 'pbkdf2',
  matches: (stored) => stored.startsWith('$pbkdf2$'),

  read(hash) {
    parse(hash)
    return hash
  },

  async verify(password, stored) {
    const { key, salt, iterations, digest } = parse(stored)
    return timingSafeEqual(await derive(password, salt, iterations, key.length, digest), key)
  },
}

function parse(stored: string) {
  const phc = readPhc(stored, ['i', 'd'], { salt: [8, 64], hash: [16, 64] })
  refuseOtherVersions(phc, undefined, 1)
  const digest = readText(phc, 'd')
  const fewest = fewestIterations.get(digest)
  if (!fewest) throw new InvalidPasswordHash("'d' must be sha256 or sha512.")
  const iterations = readInteger(phc, 'i', fewest, 1_000_000)
  return { key: phc.hash, salt: phc.salt, iterations, digest }
}

const fewestIterations = new Map([
  ['sha256', 600_000],
  ['sha512', 210_000],
])

const derive = promisify(derivePbkdf2)
