import { expect, it } from 'vitest'
import { createKeyRing } from './key-ring.ts'
import { systemEntropy } from './world.ts'

const ring = (...secrets: string[]) => createKeyRing(secrets, systemEntropy)
const [first, second] = ['the first secret, of 32 characters', 'another secret, of 32 characters']

it('opens what it sealed, for the same purpose only', () => {
  const { seal, open } = ring(first!)
  const sealed = seal('token', 'héllo')
  expect(sealed).not.toContain('héllo')
  expect(seal('token', 'héllo')).not.toBe(sealed)
  expect(open('token', sealed)).toBe('héllo')
  expect(() => open('key', sealed)).toThrow(Error)
})

it('seals with the newest key and opens with every one it has', () => {
  const before = ring(first!).seal('token', 'a')
  const rotated = ring(second!, first!)
  expect(rotated.open('token', before)).toBe('a')
  const after = rotated.seal('token', 'a')
  expect(ring(second!).open('token', after)).toBe('a')
  expect(() => ring(first!).open('token', after)).toThrow('No key')
  expect(() => ring(second!).open('token', before)).toThrow('No key')
})

it('notices every change', () => {
  const { seal, open } = ring(first!)
  const sealed = seal('token', 'a text that is a little longer')
  // The last character of base64 has bits to spare: what decodes to the same bytes is the same.
  for (let i = 0; i < sealed.length - 1; i++) {
    const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`
    expect(() => open('token', changed)).toThrow(Error)
  }
})

it('takes no secret that could be guessed', () => {
  expect(() => ring()).toThrow('`secret` is missing')
  expect(() => ring('short')).toThrow('32 characters')
})
