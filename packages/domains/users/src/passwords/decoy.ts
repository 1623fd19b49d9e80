import { algorithms } from './algorithms/index.ts'

/** What our own hashes look like. */
export const ownHash = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/

/** A hash of our own kind that no password matches. */
export const ownDecoy = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * A hash that no password matches and that costs as much to try as the one that is stored; none
 * where that could not be tried itself.
 */
export function decoyOf(stored: string): string | null {
  const decoy = blank(stored)
  return isReadable(decoy) ? decoy : null
}

function blank(stored: string): string {
  if (ownHash.test(stored)) return ownDecoy
  // Digests take no time, whatever their kind.
  if (stored.startsWith('{')) return `{SSHA}${Buffer.alloc(28).toString('base64')}`
  if (stored.startsWith('$2')) return `$2b$${stored.slice(4, 6)}$${'.'.repeat(53)}`
  // What it costs stands before the salt, and in how long the hash is.
  return stored.replace(
    /\$[^$]+\$([^$]+)$/,
    (_, hash: string) => `$${'A'.repeat(22)}$${'A'.repeat(hash.length)}`,
  )
}

function isReadable(decoy: string): boolean {
  try {
    return algorithms.some(({ matches, read }) => matches(decoy) && read(decoy))
  } catch {
    return false
  }
}
