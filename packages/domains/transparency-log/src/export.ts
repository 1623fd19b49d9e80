import { canonicalJson } from './canonical-json.ts'
import { proveConsistency } from './consistency-proof.ts'
import type { Hash } from './hashes.ts'
import { proveInclusion } from './inclusion-proof.ts'
import type { GetNode } from './nodes.ts'
import type { SignedTreeHead } from './tree-head.ts'

export interface ExportOptions {
  head: SignedTreeHead
  /** The size of an earlier log, of which whoever asks has kept the head. */
  earlierSize?: number
  getNode: GetNode
  entries: AsyncIterable<Entry> | Iterable<Entry>
}

interface Entry {
  leaf_index: number
  /** The JSON value whose canonical text is the leaf. */
  event: unknown
}

/**
 * The lines of an export that proves itself: the tree head, then each entry with what leads from it
 * to the root. Each line is canonical JSON; `docs/verify-audit-log.py` reads them.
 */
export async function* exportLines(options: ExportOptions): AsyncGenerator<string> {
  const { head, earlierSize, getNode, entries } = options
  const consistency_proof =
    earlierSize === undefined
      ? undefined
      : inHex(await proveConsistency(getNode, earlierSize, head.tree_size))
  yield canonicalJson({ tree_head: head, earlier_size: earlierSize, consistency_proof })

  for await (const { leaf_index, event } of entries) {
    const proof = await proveInclusion(getNode, leaf_index, head.tree_size)
    yield canonicalJson({ leaf_index, event, inclusion_proof: inHex(proof) })
  }
}

const inHex = (hashes: readonly Hash[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'))
