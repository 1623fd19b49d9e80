import { equalHashes, type Hash, hashNode, isHash } from './hashes.ts'
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

/** What leads from a leaf to the root of a log of this size, from below. RFC 9162, 2.1.3.1. */
export async function proveInclusion(
  getNode: GetNode,
  index: number,
  size: number,
): Promise<Hash[]> {
  return hashRanges(getNode, siblings(assertLeaf(index, size), [0, size]))
}

/** The nodes it reads, for a store that would rather be asked once. */
export const inclusionNodes = (index: number, size: number): NodeId[] =>
  siblings(assertLeaf(index, size), [0, size]).flatMap(nodesOf)

function siblings(index: number, range: Range): Range[] {
  const [start, end] = range
  if (end - start === 1) return []
  const split = splitOf(range)
  return index < split
    ? [...siblings(index, [start, split]), [split, end]]
    : [...siblings(index, [split, end]), [start, split]]
}

function assertLeaf(index: number, size: number): number {
  if (assertCount(index) < assertCount(size)) return index
  throw new RangeError(`A log of ${size} leaves has no leaf ${index}.`)
}

export interface Inclusion {
  leaf: Hash
  index: number
  size: number
  root: Hash
  proof: readonly Hash[]
}

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !proof.every(isHash)) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const node of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = hashNode(node, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = up(at, last)
    } else hash = hashNode(hash, node)
    ;[at, last] = up(at, last)
  }
  return last === 0 && equalHashes(hash, root)
}
