import { beforeAll, describe, expect, it } from 'vitest'
import { module } from '@inhouse/core'
import type { TestInhouse } from '../../test-inhouse.ts'
import { held, type Workshop } from './workshop.ts'

export function enqueueing(shop: Workshop): void {
  describe('what is enqueued', () => {
    let [a, b] = [] as unknown as [TestInhouse, TestInhouse]
    beforeAll(async () => {
      ;[a, b] = [await shop.start(), await shop.start()]
    })

    it('runs once it is committed, with the payload it was given, and is gone then', async () => {
      const payload = { text: 'Grüße, "世界"', list: [1, null, { deep: true }] }
      await a.context.transaction(async (tx) => {
        await tx.enqueue(shop.note, payload)
        if (a.storage.writers === 'many') expect(await b.runJobs()).toBe(0)
      })
      expect(await b.runJobs()).toBe(1)
      expect(shop.done).toEqual([payload])
      expect(await a.runJobs()).toBe(0)
      expect(await a.jobs.list()).toEqual([])
    })

    it('is gone with the transaction that is rolled back', async () => {
      const work = a.context.transaction(async (tx) => {
        await tx.enqueue(shop.note, { n: 1 })
        throw new Error('stop')
      })
      await expect(work).rejects.toThrow('stop')
      expect(await a.runJobs()).toBe(0)
    })

    it('waits for its time', async () => {
      const at = new Date(shop.clock() + 3_600_000).toISOString()
      await shop.enqueue(a, { n: 1 }, { at })
      expect(await a.jobs.list()).toMatchObject([
        { job: 'test.note', state: 'waiting', due_at: at, attempts: 0 },
      ])
      await shop.advance('59m')
      expect(await b.runJobs()).toBe(0)
      await shop.advance('2m')
      expect(await b.runJobs()).toBe(1)
    })

    it('runs the longest due first', async () => {
      for (const n of [1, 2, 3]) await shop.enqueue(a, { n })
      await a.runJobs({ limit: 2 })
      expect(shop.done.map(({ n }) => n).toSorted()).toEqual([1, 2])
      await a.runJobs()
      expect(shop.done).toHaveLength(3)
    })

    it('is once where it waits under a key already', async () => {
      await shop.enqueue(a, { n: 1 }, { key: 'ada' })
      await shop.enqueue(b, { n: 2 }, { key: 'ada' })
      await shop.enqueue(b, { n: 3 }, { key: 'eve' })
      await shop.enqueue(b, { n: 4 })
      await b.context.transaction((tx) => tx.enqueue(shop.other, { n: 5 }, { key: 'ada' }))
      expect(await a.runJobs()).toBe(4)
      expect(shop.done.map(({ n }) => n).toSorted()).toEqual([1, 3, 4, 5])
    })

    it('is added beside one of its key that has begun, which may not have seen the change', async () => {
      const { handle, begun, letGo } = held()
      shop.handlers.note = handle
      await shop.enqueue(a, { n: 1 }, { key: 'ada' })
      const running = a.runJobs({ limit: 1 })
      await begun
      await shop.enqueue(b, { n: 2 }, { key: 'ada' })
      await shop.enqueue(b, { n: 3 }, { key: 'ada' })
      letGo()
      await running
      expect(await b.runJobs()).toBe(1)
    })

    it('holds back the one that waits under its key until the change is committed', async () => {
      // Where one writes at a time, whoever takes a job waits for the commit anyway.
      if (a.storage.writers === 'one') return
      await shop.enqueue(a, { n: 1 }, { key: 'ada' })
      await a.context.transaction(async (tx) => {
        await tx.enqueue(shop.note, { n: 2 }, { key: 'ada' })
        expect(await b.runJobs()).toBe(0)
      })
      expect(await b.runJobs()).toBe(1)
      expect(shop.done).toEqual([{ n: 1 }])
    })

    it('is left to a process that knows it', async () => {
      const stranger = await shop.start([module({ name: 'stranger', jobs: [shop.other] })])
      await shop.enqueue(a, { n: 1 })
      expect(await stranger.runJobs()).toBe(0)
      expect(await b.runJobs()).toBe(1)
    })

    it('is of a module, or refused', async () => {
      const unknown = { ...shop.note, name: 'test.unknown' }
      const work = a.context.transaction((tx) => tx.enqueue(unknown, {}))
      await expect(work).rejects.toThrow('test.unknown is not among the jobs of any module')
    })
  })
}
