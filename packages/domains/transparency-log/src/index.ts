export {
  append,
  emptyFrontier,
  type Frontier,
  frontierNodes,
  readFrontier,
  rootOf,
  type StoredNode,
} from './append.ts'
export { canonicalJson } from './canonical-json.ts'
export {
  type Consistency,
  consistencyNodes,
  proveConsistency,
  verifyConsistency,
} from './consistency-proof.ts'
export { exportLines, type ExportOptions } from './export.ts'
export { emptyRoot, type Hash, hashJsonLeaf, hashLeaf, hashNode } from './hashes.ts'
export {
  type Inclusion,
  inclusionNodes,
  proveInclusion,
  verifyInclusion,
} from './inclusion-proof.ts'
export { type GetNode, type NodeId, readRoot } from './nodes.ts'
export {
  logId,
  type SignedTreeHead,
  signTreeHead,
  treeHead,
  type TreeHead,
  verifyTreeHead,
} from './tree-head.ts'
