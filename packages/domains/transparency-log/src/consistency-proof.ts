import { emptyRoot, equalHashes, type Hash, hashNode, isHash } from './hashes.ts'
import {
  assertCount,
  type GetNode,
  hashRanges,
  isCount,
  type NodeId,
  nodesOf,
  type Range,
  splitOf,
  up,
} from './nodes.ts'

/** That the log of the first size is the beginning of the log of the second. RFC 9162, 2.1.4.1. */
export async function proveConsistency(
  getNode: GetNode,
  first: number,
  second: number,
): Promise<Hash[]> {
  return hashRanges(getNode, ranges(first, second))
}

/** The nodes it reads, for a store that would rather be asked once. */
export const consistencyNodes = (first: number, second: number): NodeId[] =>
  ranges(first, second).flatMap(nodesOf)

function ranges(first: number, second: number): Range[] {
  if (assertCount(first) > assertCount(second)) {
    throw new RangeError(`A log of ${second} leaves has none of ${first} as its beginning.`)
  }
  // Nothing is the beginning of everything.
  return first === 0 ? [] : parts(first, [0, second], true)
}

/** `isFirst` as long as the range begins where the first log ends, so that its root is known. */
function parts(first: number, range: Range, isFirst: boolean): Range[] {
  const [start, end] = range
  if (first === end) return isFirst ? [] : [range]
  const split = splitOf(range)
  return first <= split
    ? [...parts(first, [start, split], isFirst), [split, end]]
    : [...parts(first, [split, end], false), [start, split]]
}

export interface Consistency {
  first: { size: number; root: Hash }
  second: { size: number; root: Hash }
  proof: readonly Hash[]
}

/** RFC 9162, 2.1.4.2. */
export function verifyConsistency({ first, second, proof }: Consistency): boolean {
  if (![first.size, second.size].every(isCount) || !proof.every(isHash)) return false
  if (first.size === second.size) return proof.length === 0 && equalHashes(first.root, second.root)
  if (first.size === 0) return proof.length === 0 && equalHashes(first.root, emptyRoot())
  if (first.size > second.size) return false

  let [at, last] = [first.size - 1, second.size - 1]
  while (at % 2 === 1) [at, last] = up(at, last)
  // A first log that fills a node is that node, and the proof does not say it again.
  const [seed, ...rest] = at === 0 ? [first.root, ...proof] : proof
  if (!seed) return false
  let [firstHash, secondHash] = [seed, seed]
  for (const node of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      firstHash = hashNode(node, firstHash)
      secondHash = hashNode(node, secondHash)
      while (at % 2 === 0 && at !== 0) [at, last] = up(at, last)
    } else secondHash = hashNode(secondHash, node)
    ;[at, last] = up(at, last)
  }
  return last === 0 && equalHashes(firstHash, first.root) && equalHashes(secondHash, second.root)
}
