import { algorithms } from './algorithms/index.ts'
import { decoyOf, ownDecoy, ownHash } from './decoy.ts'
import { normalizePassword } from './hash.ts'
import { inHashQueue } from './queue.ts'

/**
 * Whether this is the password that was stored. To say no takes one try of our own kind of hash and
 * of each of the `decoys`, whatever is stored, if anything is: else its time would tell who has an
 * account. Throws `HashQueueFull`.
 */
export async function verifyPassword(
  password: string,
  stored: string | null | undefined,
  decoys: readonly string[] = [],
): Promise<boolean> {
  const hash = stored ?? ownDecoy
  return inHashQueue(async () => {
    if (await tryHash(password, hash)) return true
    const tried = decoyOf(hash)
    for (const decoy of [ownDecoy, ...decoys]) {
      if (decoy !== tried) await tryHash(password, decoy)
    }
    return false
  })
}

/** Whether a password that was just verified should be hashed anew. */
export const needsRehash = (stored: string) => !ownHash.test(stored)

async function tryHash(password: string, hash: string): Promise<boolean> {
  const algorithm = algorithms.find(({ matches }) => matches(hash))
  if (!algorithm) throw new Error('The stored password is of no known form.')
  for (const spelling of spellings(password)) {
    if (await algorithm.verify(spelling, hash)) return true
  }
  return false
}

// Ours are hashes of the normalized password, imported ones of the bytes as they were given.
const spellings = (password: string) => new Set([normalizePassword(password), password])
