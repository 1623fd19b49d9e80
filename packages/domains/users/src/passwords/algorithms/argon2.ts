import { argon2 as deriveArgon2, type Argon2Algorithm, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Algorithm } from './algorithm.ts'
import { readInteger, readPhc, refuseOtherVersions } from './phc.ts'

/** What our own hashes cost. OWASP Password Storage Cheat Sheet, argon2id. */
export const ownCost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

interface Argon2Input {
  salt: Uint8Array
  memory: number
  passes: number
  parallelism: number
  tagLength: number
}

/** The `$argon2id$v=19$…` string of a password. */
export async function hashArgon2id(password: string, salt: Uint8Array): Promise<string> {
  const tag = await derive('argon2id', password, { ...ownCost, salt })
  const { memory, passes, parallelism } = ownCost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

export const argon2: Algorithm = {
  type: 'argon2',
  matches: (stored) => /^\$argon2(id|i|d)\$/.test(stored),

  read(hash) {
    parse(hash)
    return hash
  },

  async verify(password, stored) {
    const { variant, tag, ...input } = parse(stored)
    return timingSafeEqual(await derive(variant, password, input), tag)
  },
}

function parse(stored: string) {
  const phc = readPhc(stored, ['m', 't', 'p'], { salt: [8, 64], hash: [16, 64] })
  refuseOtherVersions(phc, 19)
  return {
    variant: phc.id as Argon2Algorithm,
    tag: phc.hash,
    tagLength: phc.hash.length,
    salt: phc.salt,
    memory: readInteger(phc, 'm', 4096, 262_144),
    passes: readInteger(phc, 't', phc.id === 'argon2i' ? 3 : 1, 5),
    parallelism: readInteger(phc, 'p', 1, 8),
  }
}

const deriveBytes = promisify(deriveArgon2)

const derive = (variant: Argon2Algorithm, password: string, { salt, ...cost }: Argon2Input) =>
  deriveBytes(variant, { message: password, nonce: salt, ...cost })

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
