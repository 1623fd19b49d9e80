import { emptyRoot, type Hash, hashNode } from './hashes.ts'

/**
 * Where a hash stands in the tree: node `index` of `level` covers the leaves from
 * `index * 2 ** level` up to the next. Only full nodes are kept, and these never change: a log of n
 * leaves has fewer than 2n of them.
 */
export interface NodeId {
  level: number
  index: number
}

/** Reads a full node from wherever it is kept. Asked for all nodes of a proof at once. */
export type GetNode = (level: number, index: number) => Hash | Promise<Hash>

/** The leaves from `start` up to, and without, `end`. */
export type Range = readonly [start: number, end: number]

/** The fewest full nodes that cover a range whose start is aligned, from left to right. */
export function nodesOf([start, end]: Range): NodeId[] {
  const nodes: NodeId[] = []
  for (let at = start; at < end;) {
    const level = levelWithin(end - at)
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Where RFC 9162, 2.1.1 parts a range: after the largest power of two smaller than its length. */
export function splitOf([start, end]: Range): number {
  return start + 2 ** levelWithin(end - start - 1)
}

/** The highest level of which one node fits into so many leaves. */
function levelWithin(leaves: number): number {
  let level = 0
  while (2 ** (level + 1) <= leaves) level++
  return level
}

/** The hash of a range from those of its nodes. */
export const foldNodes = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? emptyRoot() : hashes.reduceRight((right, left) => hashNode(left, right))

export function hashRanges(getNode: GetNode, ranges: readonly Range[]): Promise<Hash[]> {
  const hashOf = async (range: Range) =>
    foldNodes(await Promise.all(nodesOf(range).map(({ level, index }) => getNode(level, index))))
  return Promise.all(ranges.map(hashOf))
}

/** The root of the log as it was when it had so many leaves. */
export async function readRoot(getNode: GetNode, size: number): Promise<Hash> {
  const [root] = await hashRanges(getNode, [[0, assertCount(size)]])
  return root!
}

export const isCount = (size: number): boolean => Number.isSafeInteger(size) && size >= 0

export function assertCount(size: number): number {
  if (isCount(size)) return size
  throw new RangeError(`${size} is no number of leaves.`)
}

/** One level up, for a node and for the last of its level. */
export const up = (at: number, last: number): [at: number, last: number] => [
  Math.floor(at / 2),
  Math.floor(last / 2),
]
