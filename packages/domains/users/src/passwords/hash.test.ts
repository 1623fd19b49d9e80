import { expect, it } from 'vitest'
import { hashPassword } from './hash.ts'
import { createHashQueue, HashQueueFull } from './queue.ts'

const salt = Buffer.from('0123456789abcdef')

// By argon2-cffi 25.1, as the other argon2 hashes here.
const expected =
  '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$S3PoxvhCaj+plzs6IIxyoC3nmiuRTe4hecf/QNIstXA'

it('writes the PHC string that other implementations of argon2id write', async () => {
  expect(await hashPassword('correct horse battery stäple', salt)).toBe(expected)
})

it('makes the same hash of the same characters, however they were typed', async () => {
  expect(await hashPassword('correct horse battery sta\u0308ple', salt)).toBe(expected)
})

it('refuses a salt that is too short', async () => {
  await expect(hashPassword('password', salt.subarray(0, 15))).rejects.toThrow(RangeError)
})

it('tells long passwords apart to the last character', async () => {
  const [one, two] = await Promise.all(
    ['a', 'b'].map((end) => hashPassword('x'.repeat(255) + end, salt)),
  )
  expect(one).not.toBe(two)
})

it('runs so many at a time, keeps their order, and refuses what would wait too long', async () => {
  const inQueue = createHashQueue({ running: 2, waiting: 3 })
  const done: number[] = []
  const finish: (() => void)[] = []
  const work = (id: number) =>
    inQueue(async () => {
      await new Promise<void>((resolve) => finish.push(resolve))
      done.push(id)
    })

  const all = [1, 2, 3, 4, 5].map(work)
  await expect(work(0)).rejects.toThrow(HashQueueFull)
  expect(finish).toHaveLength(2)

  while (done.length < 6) {
    finish.shift()?.()
    await new Promise(setImmediate)
    // A newcomer, who must not overtake those who wait.
    if (done.length === 1) all.push(work(6))
    expect(finish.length).toBeLessThanOrEqual(2)
  }
  await Promise.all(all)
  expect(done).toEqual([1, 2, 3, 4, 5, 6])
})

it('gives its place back when the work fails', async () => {
  const inQueue = createHashQueue({ running: 1, waiting: 0 })
  await expect(inQueue(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await inQueue(() => Promise.resolve('done'))).toBe('done')
})
