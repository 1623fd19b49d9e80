import { generateKeyPairSync, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { hex, leavesOf, logOf } from '../test/logs.ts'
import { logId, signTreeHead, treeHead, verifyTreeHead } from './index.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const log_id = logId(publicKey)
const { frontier, roots } = logOf(leavesOf(5))
const head = treeHead(frontier, { timestamp: '2026-01-01T00:00:00.000Z', log_id })
const signed = signTreeHead(head, privateKey)

it('says how large the log is, its root, when, and which log', () => {
  expect(head).toEqual({
    tree_size: 5,
    root_hash: hex(roots[5]!),
    timestamp: '2026-01-01T00:00:00.000Z',
    log_id,
  })
  const text = `{"log_id":"${log_id}","root_hash":"${head.root_hash}","timestamp":"2026-01-01T00:00:00.000Z","tree_size":5}`
  const signature = Buffer.from(signed.signature, 'base64')
  expect(verify(null, Buffer.from(text), publicKey, signature)).toBe(true)
  expect(verifyTreeHead(signed, publicKey)).toBe(true)
})

it('cannot be changed, nor said by another log', () => {
  for (const change of [
    { tree_size: 4 },
    { root_hash: hex(roots[4]!) },
    { timestamp: '2026-01-01T00:00:00.001Z' },
    { log_id: '0'.repeat(64) },
    { signature: signTreeHead({ ...head, tree_size: 4 }, privateKey).signature },
    { signature: '' },
    { signature: 'nonsense' },
  ]) {
    expect(verifyTreeHead({ ...signed, ...change }, publicKey)).toBe(false)
  }
  const other = generateKeyPairSync('ed25519')
  expect(verifyTreeHead(signed, other.publicKey)).toBe(false)
  expect(verifyTreeHead(signTreeHead(head, other.privateKey), publicKey)).toBe(false)
})

it('is signed by Ed25519 and nothing else', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  expect(() => signTreeHead(head, rsa.privateKey)).toThrow('Ed25519')
  expect(() => verifyTreeHead(signed, rsa.publicKey)).toThrow('Ed25519')
})
