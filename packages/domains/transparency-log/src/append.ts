import { type Hash, hashNode } from './hashes.ts'
import { assertCount, foldNodes, type GetNode, type NodeId, nodesOf } from './nodes.ts'

/** All that must be known of a log to go on with it: its size, and the full nodes at its right edge. */
export interface Frontier {
  size: number
  /** From left to right, one for each bit of the size. */
  hashes: readonly Hash[]
}

export interface StoredNode extends NodeId {
  hash: Hash
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** Goes on with leaves, without reading an older one, and tells which nodes have become full. */
export function append(
  frontier: Frontier,
  leaves: readonly Hash[],
): { frontier: Frontier; nodes: StoredNode[] } {
  let { size } = frontier
  const hashes = [...frontier.hashes]
  const nodes: StoredNode[] = []
  for (const leaf of leaves) {
    let node: StoredNode = { level: 0, index: size, hash: leaf }
    nodes.push(node)
    while (node.index % 2 === 1) {
      const hash = hashNode(hashes.pop()!, node.hash)
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash }
      nodes.push(node)
    }
    hashes.push(node.hash)
    size++
  }
  return { frontier: { size, hashes }, nodes }
}

export const rootOf = ({ hashes }: Frontier): Hash => foldNodes(hashes)

/** The nodes that a frontier is read from again. */
export const frontierNodes = (size: number): NodeId[] => nodesOf([0, assertCount(size)])

export async function readFrontier(getNode: GetNode, size: number): Promise<Frontier> {
  const nodes = frontierNodes(size)
  return { size, hashes: await Promise.all(nodes.map(({ level, index }) => getNode(level, index))) }
}
