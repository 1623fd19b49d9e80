import {
  append,
  emptyFrontier,
  type Frontier,
  type GetNode,
  type Hash,
  hashLeaf,
  rootOf,
} from '../src/index.ts'

export const bytes = (hex: string): Hash => Buffer.from(hex, 'hex')
export const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')

export interface TestLog {
  leaves: Hash[]
  frontier: Frontier
  /** The root at every size, from none. */
  roots: Hash[]
  getNode: GetNode
  /** How many nodes it keeps. */
  nodeCount(): number
}

/** A log in memory, gone on with leaf by leaf. */
export function logOf(leaves: readonly Hash[]): TestLog {
  const kept = new Map<string, Hash>()
  const log = { leaves: [...leaves], frontier: emptyFrontier, roots: [rootOf(emptyFrontier)] }
  for (const leaf of leaves) {
    const { frontier, nodes } = append(log.frontier, [leaf])
    log.frontier = frontier
    for (const { level, index, hash } of nodes) {
      if (kept.has(`${level}/${index}`)) throw new Error('A node was told twice.')
      kept.set(`${level}/${index}`, hash)
    }
    log.roots.push(rootOf(frontier))
  }
  return {
    ...log,
    nodeCount: () => kept.size,
    getNode(level, index) {
      const hash = kept.get(`${level}/${index}`)
      if (!hash) throw new Error(`Node ${level}/${index} is not kept.`)
      return hash
    },
  }
}

export const leavesOf = (count: number): Hash[] =>
  Array.from({ length: count }, (_, index) => hashLeaf(Buffer.from(`leaf ${index}`)))
