import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { TestInhouse } from '../../test-inhouse.ts'
import { held, type Workshop } from './workshop.ts'

export function attempts(shop: Workshop): void {
  describe('attempts', () => {
    let [a, b] = [] as unknown as [TestInhouse, TestInhouse]
    beforeAll(async () => {
      ;[a, b] = [await shop.start(), await shop.start()]
    })
    const failing = async () => {
      throw new Error('no luck')
    }

    it('are made by one process at a time, each job once, however many work', async () => {
      const crowd = [a, b, await shop.start(), await shop.start()]
      const running = new Set<number>()
      shop.handlers.note = async ({ n }) => {
        if (running.has(n)) throw new Error(`${n} runs already.`)
        running.add(n)
        await new Promise(setImmediate)
        running.delete(n)
        shop.done.push(n)
      }
      await a.context.transaction(async (tx) => {
        for (let n = 0; n < 200; n++) await tx.enqueue(shop.note, { n })
      })
      const counts = await Promise.all(crowd.map((one) => one.runJobs()))
      expect(counts.reduce((sum, count) => sum + count)).toBe(200)
      expect(shop.done.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 200 }, (_, n) => n))
    })

    it('are repeated with growing pauses', async () => {
      const times: number[] = []
      const seen: unknown[] = []
      shop.handlers.other = async (_payload, { id, attempt }) => {
        times.push(shop.clock())
        seen.push([id, attempt])
        if (attempt < 4) throw new Error('not yet')
      }
      await a.context.transaction((tx) => tx.enqueue(shop.other, {}))
      for (let i = 0; times.length < 4 && i < 60; i++) {
        await a.runJobs()
        await shop.advance('3s')
      }
      const pauses = times.slice(1).map((time, i) => (time - times[i]!) / 1000)
      for (const [i, least] of [15, 30, 60].entries()) {
        expect(pauses[i]).toBeGreaterThanOrEqual(least)
        expect(pauses[i]).toBeLessThanOrEqual(least * 1.25 + 3)
      }
      const [[id]] = seen as [[string]]
      expect(seen).toEqual([1, 2, 3, 4].map((attempt) => [id, attempt]))
      expect(await a.jobs.list()).toEqual([])
    })

    it('end after the last: the job is dead, until a person retries or discards it', async () => {
      shop.handlers.note = failing
      await shop.enqueue(a, { secret: 'swordfish' })
      for (let i = 0; i < 6; i++) {
        await a.runJobs()
        await shop.advance('1h')
      }
      const [dead, ...others] = await b.jobs.list({ dead: true })
      expect(others).toEqual([])
      expect(dead).toMatchObject({
        job: 'test.note',
        state: 'dead',
        attempts: 3,
        due_at: null,
        last_error: 'Error: no luck',
      })
      expect(Date.parse(dead!.failed_at!)).toBeLessThan(shop.clock())
      const log = a.logged().join('\n')
      expect(log).toContain('A job is dead')
      expect(log).not.toContain('swordfish')

      shop.handlers.note = async (payload, { attempt }) => void shop.done.push([payload, attempt])
      expect(await b.jobs.retry(dead!.id)).toBe(true)
      expect(await b.jobs.retry(dead!.id)).toBe(false)
      expect(await a.jobs.list({ dead: true })).toEqual([])
      expect(await a.runJobs()).toBe(1)
      expect(shop.done).toEqual([[{ secret: 'swordfish' }, 1]])
    })

    it('are no more once a dead job is discarded', async () => {
      shop.handlers.note = failing
      await shop.enqueue(a, { n: 1 })
      for (let i = 0; i < 3; i++) {
        await a.runJobs()
        await shop.advance('1h')
      }
      const [dead] = await a.jobs.list({ dead: true })
      expect(await a.jobs.discard(dead!.id)).toBe(true)
      expect(await a.jobs.discard(dead!.id)).toBe(false)
      expect(await a.jobs.list({ dead: true })).toEqual([])
      expect(await a.runJobs()).toBe(0)
    })

    it('begin again once the lease of a process that vanished has ended', async () => {
      const { handle, begun, letGo } = held()
      shop.handlers.note = handle
      await shop.enqueue(a, { n: 1 })
      const vanished = a.runJobs()
      await begun
      expect(await b.jobs.list()).toMatchObject([{ state: 'running', attempts: 1 }])
      await shop.advance('50s')
      expect(await b.runJobs()).toBe(0)

      await shop.advance('2m')
      const second = held()
      shop.handlers.note = second.handle
      const taken = b.runJobs()
      expect((await second.begun).attempt).toBe(2)
      // Whoever lost it can neither complete it nor make it fail.
      letGo()
      await vanished
      expect(await b.jobs.list()).toMatchObject([{ state: 'running', attempts: 2 }])
      expect(a.logged().join()).toContain('has gone to another process')
      second.letGo()
      await taken
      expect(await b.jobs.list()).toEqual([])
    })

    it('that kill each process end as well', async () => {
      const begun: number[] = []
      let vanish = Promise.withResolvers<void>()
      shop.handlers.note = (_payload, { attempt }) => {
        begun.push(attempt)
        return vanish.promise
      }
      await shop.enqueue(a, { n: 1 })
      const gone: Promise<number>[] = []
      for (let i = 1; i <= 3; i++) {
        gone.push((await shop.start()).runJobs())
        await vi.waitFor(() => expect(begun).toHaveLength(i), 5000)
        await shop.advance('5m')
      }
      await b.runJobs()
      expect(begun).toEqual([1, 2, 3])
      expect(await b.jobs.list({ dead: true })).toMatchObject([{ job: 'test.note', attempts: 3 }])
      vanish.resolve()
      await Promise.all(gone)
    })

    it('of long work give signs of life', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      try {
        const { handle, begun, letGo } = held()
        shop.handlers.note = handle
        await shop.enqueue(a, { n: 1 })
        const running = a.runJobs()
        await begun
        for (let i = 0; i < 4; i++) {
          await shop.advance('40s')
          const [before] = await a.jobs.list()
          vi.advanceTimersByTime(20_000)
          await vi.waitFor(async () => {
            const [now] = await a.jobs.list()
            expect(Date.parse(now!.due_at!)).toBeGreaterThan(Date.parse(before!.due_at!))
          }, 5000)
          expect(await b.runJobs()).toBe(0)
        }
        letGo()
        expect(await running).toBe(1)
      } finally {
        vi.useRealTimers()
      }
    })
  })
}
