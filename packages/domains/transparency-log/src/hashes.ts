import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** Of 32 bytes: SHA-256. */
export type Hash = Uint8Array

const sha256 = (...parts: Uint8Array[]): Hash => hash('sha256', Buffer.concat(parts), 'buffer')

// RFC 9162, 2.1.1: the first byte keeps a node from being passed off as a leaf.
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const hashLeaf = (entry: Uint8Array): Hash => sha256(LEAF, entry)

/** Of an entry that is JSON: the hash of its canonical text. */
export const hashJsonLeaf = (entry: unknown): Hash => hashLeaf(Buffer.from(canonicalJson(entry)))

export const hashNode = (left: Hash, right: Hash): Hash => sha256(NODE, left, right)

/** The root of a log in which there is nothing yet. */
export const emptyRoot = (): Hash => sha256()

export const equalHashes = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0

export const isHash = (bytes: Uint8Array): boolean => bytes.byteLength === 32
