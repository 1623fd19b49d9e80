import { hash, type KeyObject, sign, verify } from 'node:crypto'
import { type Frontier, rootOf } from './append.ts'
import { canonicalJson } from './canonical-json.ts'

/** What a log says of itself at a moment, and can never take back. */
export interface TreeHead {
  tree_size: number
  /** In hex. */
  root_hash: string
  timestamp: string
  log_id: string
}

export interface SignedTreeHead extends TreeHead {
  /** Ed25519 over the canonical JSON of the other members, in base64. */
  signature: string
}

/** RFC 6962, 3.2: a log is known by the SHA-256 of its public key. Here in hex. */
export const logId = (publicKey: KeyObject): string =>
  hash('sha256', publicKey.export({ type: 'spki', format: 'der' }), 'hex')

export const treeHead = (
  frontier: Frontier,
  { timestamp, log_id }: Pick<TreeHead, 'timestamp' | 'log_id'>,
): TreeHead => ({
  tree_size: frontier.size,
  root_hash: Buffer.from(rootOf(frontier)).toString('hex'),
  timestamp,
  log_id,
})

export function signTreeHead(head: TreeHead, privateKey: KeyObject): SignedTreeHead {
  assertEd25519(privateKey)
  const signature = sign(null, signedBytes(head), privateKey).toString('base64')
  return { ...head, signature }
}

/** Whether the log of this key has said this. */
export function verifyTreeHead(head: SignedTreeHead, publicKey: KeyObject): boolean {
  assertEd25519(publicKey)
  const isOurs = head.log_id === logId(publicKey)
  const signature = Buffer.from(head.signature, 'base64')
  return isOurs && verify(null, signedBytes(head), publicKey, signature)
}

const signedBytes = ({ tree_size, root_hash, timestamp, log_id }: TreeHead) =>
  Buffer.from(canonicalJson({ tree_size, root_hash, timestamp, log_id }))

function assertEd25519({ asymmetricKeyType }: KeyObject): void {
  if (asymmetricKeyType !== 'ed25519') throw new TypeError('A log signs with an Ed25519 key.')
}
