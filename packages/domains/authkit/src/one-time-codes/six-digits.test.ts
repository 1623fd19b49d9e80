import { seeded } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { sixDigits } from './six-digits.ts'

const inTurn = (...answers: number[][]) => {
  const left = answers.map((bytes) => Uint8Array.from(bytes))
  return () => left.shift()!
}

it('keeps the zeros in front', () => {
  expect(sixDigits(inTurn([0, 0, 7]))).toBe('000007')
})

it('takes what would favour the low codes for nothing, and asks again', () => {
  // 0xf42400 is 16,000,000.
  expect(sixDigits(inTurn([0xf4, 0x24, 0x00], [0xf4, 0x23, 0xff]))).toBe('999999')
  expect(sixDigits(inTurn([0xff, 0xff, 0xff], [0, 0, 1]))).toBe('000001')
})

it('spreads evenly', () => {
  const random = seeded(7)
  const counts = new Map<string, number>()
  for (let i = 0; i < 20_000; i++) {
    const [first] = sixDigits(random)
    counts.set(first!, (counts.get(first!) ?? 0) + 1)
  }
  expect(counts.size).toBe(10)
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(200)
})
