import { type Argon2Algorithm, timingSafeEqual } from 'node:crypto'
import type { Algorithm } from './algorithm.ts'
import { type DeriveArgon2, findArgon2 } from './derive-argon2.ts'
import { readInteger, readPhc, refuseOtherVersions } from './phc.ts'

/** What our own hashes cost. OWASP Password Storage Cheat Sheet, argon2id. */
export const ownCost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** The `$argon2id$v=19$…` string of a password. */
export async function hashArgon2id(password: string, salt: Uint8Array): Promise<string> {
  const tag = await derive({ variant: 'argon2id', password, salt, ...ownCost })
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
    const { tag, ...input } = parse(stored)
    return timingSafeEqual(await derive({ ...input, password }), tag)
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

let found: DeriveArgon2 | undefined

const derive: DeriveArgon2 = (input) => (found ??= findArgon2())(input)

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
