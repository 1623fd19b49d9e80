import { expect, it } from 'vitest'
import { hex, leavesOf, logOf } from '../test/logs.ts'
import {
  consistencyNodes,
  emptyRoot,
  type Hash,
  hashLeaf,
  hashNode,
  inclusionNodes,
  proveConsistency,
  proveInclusion,
  readFrontier,
  readRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

const MAX = 200
const log = logOf(leavesOf(MAX))
const { getNode, leaves, roots } = log

const head = (size: number) => ({ size, root: roots[size]! })

/** As RFC 9162, 2.1.1 defines it, with all leaves at hand. */
function plainRoot(all: readonly Hash[]): Hash {
  if (all.length === 0) return emptyRoot()
  if (all.length === 1) return all[0]!
  let split = 1
  while (split * 2 < all.length) split *= 2
  return hashNode(plainRoot(all.slice(0, split)), plainRoot(all.slice(split)))
}

/** One bit changed in one place, another for each number. */
function changed(proof: readonly Hash[], number: number): Hash[] {
  const copy = proof.map((hash) => Uint8Array.from(hash))
  const hash = copy[number % copy.length]!
  hash[number % 32]! ^= 1 << (number % 8)
  return copy
}

it('has the root that the definition gives, at every size, then and later', async () => {
  for (let size = 0; size <= MAX; size++) {
    const root = hex(plainRoot(leaves.slice(0, size)))
    expect(hex(roots[size]!)).toBe(root)
    expect(hex(await readRoot(getNode, size))).toBe(root)
  }
  expect(log.nodeCount()).toBeLessThan(2 * MAX)
})

it('goes on from what was kept, at every size', async () => {
  for (let size = 0; size <= MAX; size++) {
    const frontier = await readFrontier(getNode, size)
    expect(frontier).toEqual(logOf(leaves.slice(0, size)).frontier)
    expect(frontier.hashes.length).toBeLessThanOrEqual(8)
  }
})

it('proves every leaf of every size, and nothing else', async () => {
  let proofs = 0
  for (let size = 1; size <= MAX; size++) {
    for (let index = 0; index < size; index++) {
      const proof = await proveInclusion(getNode, index, size)
      const right = { leaf: leaves[index]!, index, size, root: roots[size]!, proof }
      const wrong = [
        { ...right, leaf: leaves[(index + 1) % MAX]! },
        { ...right, index: index + 1 },
        { ...right, index: index - 1 },
        { ...right, index: index ^ 1 },
        { ...right, root: roots[size - 1]! },
        { ...right, proof: [...proof, leaves[0]!] },
        ...(proof.length > 0
          ? [
              { ...right, proof: changed(proof, index) },
              { ...right, proof: proof.map((hash) => hash.subarray(1)) },
              { ...right, proof: proof.slice(1) },
              { ...right, proof: proof.slice(0, -1) },
            ]
          : []),
      ]
      if (!verifyInclusion(right)) throw new Error(`Leaf ${index} of ${size} is not proved.`)
      const passed = wrong.findIndex(verifyInclusion)
      if (passed >= 0) throw new Error(`Wrong ${passed} of leaf ${index} of ${size} is proved.`)
      proofs++
    }
  }
  expect(proofs).toBe((MAX * (MAX + 1)) / 2)
})

it('proves every log the beginning of every later one, and nothing else', async () => {
  let proofs = 0
  for (let second = 0; second <= MAX; second++) {
    for (let first = 0; first <= second; first++) {
      const proof = await proveConsistency(getNode, first, second)
      const right = { first: head(first), second: head(second), proof }
      const foreign = { size: first, root: hashLeaf(Buffer.from('foreign')) }
      const wrong = [
        { ...right, first: foreign },
        { ...right, second: { ...foreign, size: second } },
        { ...right, proof: [...proof, leaves[0]!] },
        { ...right, first: { ...head(first), size: second + 1 } },
        ...(proof.length > 0
          ? [
              { ...right, proof: changed(proof, first) },
              { ...right, proof: proof.slice(1) },
              { ...right, proof: proof.slice(0, -1) },
              { ...right, proof: [] },
            ]
          : []),
      ]
      if (!verifyConsistency(right)) throw new Error(`${first} to ${second} is not proved.`)
      const passed = wrong.findIndex(verifyConsistency)
      // Nothing is the beginning of whatever there is.
      if (passed >= 0 && !(first === 0 && passed === 1)) {
        throw new Error(`Wrong ${passed} of ${first} to ${second} is proved.`)
      }
      proofs++
    }
  }
  expect(proofs).toBe(((MAX + 1) * (MAX + 2)) / 2)
})

const tampering: Record<string, (all: Hash[], at: number) => void> = {
  changed: (all, at) => void (all[at] = hashLeaf(Buffer.from('forged'))),
  dropped: (all, at) => void all.splice(at, 1),
  added: (all, at) => void all.splice(at, 0, hashLeaf(Buffer.from('forged'))),
  swapped: (all, at) => void all.splice(at, 2, all[at + 1]!, all[at]!),
  repeated: (all, at) => void all.splice(at, 0, all[at]!),
}

it.each(Object.keys(tampering))(
  'finds a leaf that was %s, whoever has kept a head',
  async (kind) => {
    const first = 50
    for (let at = 0; at < first - 1; at++) {
      const all = leaves.slice(0, 100)
      tampering[kind]!(all, at)
      const forged = logOf(all)
      const second = forged.frontier.size
      const proof = await proveConsistency(forged.getNode, first, second)
      const later = { size: second, root: forged.roots[second]! }
      expect(verifyConsistency({ first: head(first), second: later, proof })).toBe(false)
    }
  },
)

it('finds that the end was cut off', async () => {
  await expect(proveConsistency(getNode, 50, 49)).rejects.toThrow('none of 50 as its beginning')
  const proof = await proveConsistency(getNode, 49, 50)
  expect(verifyConsistency({ first: head(50), second: head(49), proof })).toBe(false)
})

it('takes a node for no leaf', () => {
  const pair = Buffer.concat([leaves[0]!, leaves[1]!])
  expect(hex(hashLeaf(pair))).not.toBe(hex(hashNode(leaves[0]!, leaves[1]!)))
})

it('reads as few nodes as the tree is high, squared at most', () => {
  const million = 1_000_000
  expect(inclusionNodes(0, million).length).toBeLessThanOrEqual(40)
  expect(consistencyNodes(million - 1, million).length).toBeLessThanOrEqual(40)
  expect(inclusionNodes(2 ** 52, 2 ** 53 - 1).length).toBeLessThan(200)
})

it.each([
  [-1, 5],
  [5, 5],
  [0, 0],
  [0.5, 5],
  [0, Number.MAX_VALUE],
])('has no leaf %d of %d', (index, size) => {
  expect(() => inclusionNodes(index, size)).toThrow(RangeError)
  const [leaf, root] = [leaves[0]!, roots[1]!]
  expect(verifyInclusion({ leaf, index, size, root, proof: [] })).toBe(false)
})
