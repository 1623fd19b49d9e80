import { expect, it } from 'vitest'
import { type Argon2Input, deriveByNode, findArgon2 } from './derive-argon2.ts'

const own: Argon2Input = {
  variant: 'argon2id',
  password: 'correct horse battery stäple',
  salt: Buffer.from('0123456789abcdef'),
  memory: 19_456,
  passes: 2,
  parallelism: 1,
  tagLength: 32,
}
// By argon2-cffi 25.1.
const tag = Buffer.from('S3PoxvhCaj+plzs6IIxyoC3nmiuRTe4hecf/QNIstXA', 'base64')

it.each([
  ['what the host has installed', findArgon2()],
  ['Node', deriveByNode],
])('is derived by %s as by other implementations', async (_by, derive) => {
  expect(await derive(own)).toEqual(tag)
})

it('takes what the host has installed, and Node where that does not load', () => {
  expect(findArgon2()).not.toBe(deriveByNode)
  const missing = () => {
    throw new Error("Cannot find module '@node-rs/argon2'")
  }
  expect(findArgon2(missing)).toBe(deriveByNode)
})

it.each<[what: string, change: Partial<Argon2Input>]>([
  ['argon2i', { variant: 'argon2i', passes: 3, parallelism: 2, memory: 4096 }],
  ['argon2d', { variant: 'argon2d', passes: 1, parallelism: 8, memory: 4096, tagLength: 64 }],
  ['a long salt and a short tag', { tagLength: 16, salt: Buffer.alloc(64, 7) }],
  ['no password', { password: '' }],
  ['a NUL', { password: 'a\0b' }],
  ['half of a surrogate pair', { password: 'half: \ud83d' }],
])('makes the same of %s by either', async (_what, change) => {
  const input = { ...own, ...change }
  expect(await findArgon2()(input)).toEqual(await deriveByNode(input))
})
