import { algorithms } from './algorithms/index.ts'
import { normalizePassword } from './hash.ts'
import { inHashQueue } from './queue.ts'

/**
 * Whether this is the password that was stored. Where none is stored, the answer is no after as
 * much work, so that its time does not tell who has an account. Throws `HashQueueFull`.
 */
export async function verifyPassword(
  password: string,
  stored: string | null | undefined,
): Promise<boolean> {
  const hash = stored ?? unmatchable
  const algorithm = algorithms.find(({ matches }) => matches(hash))
  if (!algorithm) throw new Error('The stored password is of no known form.')

  return inHashQueue(async () => {
    for (const spelling of spellings(password)) {
      if (await algorithm.verify(spelling, hash)) return true
    }
    return false
  })
}

/** Whether a password that was just verified should be hashed anew. */
export const needsRehash = (stored: string) => !ownHash.test(stored)

const ownHash = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/

const unmatchable = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

// Ours are hashes of the normalized password, imported ones of the bytes as they were given.
const spellings = (password: string) => new Set([normalizePassword(password), password])
