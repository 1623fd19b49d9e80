import { job, module, schedule } from '@inhouse/core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { TestInhouse } from '../../test-inhouse.ts'
import { held, type Workshop } from './workshop.ts'

const HOUR_SECONDS = 3600

export function working(shop: Workshop): void {
  describe('whoever works', () => {
    let [a, b] = [] as unknown as [TestInhouse, TestInhouse]
    beforeAll(async () => {
      ;[a, b] = [await shop.start(), await shop.start()]
    })
    const patiently = { pollSeconds: HOUR_SECONDS }
    const arrived = (count: number) => vi.waitFor(() => expect(shop.done).toHaveLength(count), 5000)

    it('does not let ten thousand jobs of one kind delay one of another', async () => {
      await a.context.transaction(async (tx) => {
        for (let n = 0; n < 10_000; n++) await tx.enqueue(shop.note, { n })
        await tx.enqueue(shop.other, { single: true })
      })
      expect(await a.runJobs({ limit: 20 })).toBe(20)
      expect(shop.done).toContainEqual({ single: true })
    }, 60_000)

    it('keeps a place free for others while one kind takes long', async () => {
      const { handle, letGo } = held()
      shop.handlers.note = handle
      const worker = a.work({ concurrency: 4, ...patiently })
      await a.context.transaction(async (tx) => {
        for (let n = 0; n < 8; n++) await tx.enqueue(shop.note, { n })
      })
      await vi.waitFor(async () => {
        const states = (await b.jobs.list()).filter(({ state }) => state === 'running')
        expect(states).toHaveLength(3)
      }, 5000)
      await a.context.transaction((tx) => tx.enqueue(shop.other, { single: true }))
      await arrived(1)
      letGo()
      await worker.stop()
    })

    it('is woken by a commit of its own process', async () => {
      const worker = a.work(patiently)
      await shop.enqueue(a, { n: 1 })
      await arrived(1)
      await shop.enqueue(a, { n: 2 })
      await arrived(2)
      await worker.stop()
    })

    it('is woken by other processes, where the database can', async () => {
      if (!a.storage.listen) return
      const worker = a.work(patiently)
      await shop.enqueue(b, { n: 1 })
      await arrived(1)
      for (let n = 2; n < 5; n++) {
        await shop.enqueue(b, { n })
        await arrived(n)
      }
      await worker.stop()
    })

    it('looks by itself now and then', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      try {
        const worker = a.work()
        const at = new Date(shop.clock() + 60_000).toISOString()
        await shop.enqueue(a, { n: 1 }, { at })
        await shop.advance('2m')
        vi.advanceTimersByTime(5000)
        await arrived(1)
        await worker.stop()
      } finally {
        vi.useRealTimers()
      }
    })

    it('finishes what runs before it stops, and begins nothing more', async () => {
      const { handle, begun, letGo } = held()
      shop.handlers.note = handle
      const worker = a.work({ concurrency: 1, ...patiently })
      await shop.enqueue(a, { n: 1 })
      await shop.enqueue(a, { n: 2 })
      const run = await begun
      const stopped = worker.stop()
      await new Promise(setImmediate)
      expect(run.signal.aborted).toBe(false)
      letGo()
      await stopped
      expect(await b.jobs.list()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    })

    it('asks what takes too long to give up, and another does it later', async () => {
      shop.handlers.note = (_payload, { signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      const worker = a.work(patiently)
      await shop.enqueue(a, { n: 1 })
      await vi.waitFor(async () =>
        expect(await b.jobs.list()).toMatchObject([{ state: 'running' }]),
      )
      await worker.stop(0)
      expect(await b.jobs.list()).toMatchObject([{ state: 'waiting', attempts: 1 }])
      shop.handlers.note = async (payload) => void shop.done.push(payload)
      await shop.advance('1m')
      await b.runJobs()
      expect(shop.done).toEqual([{ n: 1 }])
    })

    it('enqueues each occurrence of a schedule once, and what was missed once', async () => {
      const ticks: string[] = []
      const tick = job({
        name: 'test.tick',
        handle: async (ctx, { from }: { from: string }) => void ticks.push(`${from} ${ctx.now()}`),
      })
      const payload = { from: 'schedule' }
      const schedules = [
        schedule({ name: 'test.hourly', cron: '0 * * * *', job: tick, payload }),
        schedule({ name: 'test.never', cron: '0 0 30 2 *', job: tick, payload }),
      ]
      const clocks = () => shop.start([module({ name: 'clocks', jobs: [tick], schedules })])
      const [one, two, three] = [await clocks(), await clocks(), await clocks()]
      const all = () => Promise.all([one, two, three].map((each) => each.runJobs()))
      await all()
      expect(ticks).toEqual([])
      for (let i = 1; i <= 3; i++) {
        await shop.advance('1h')
        await all()
        expect(ticks).toHaveLength(i)
      }
      expect(ticks.at(-1)).toBe(`schedule ${new Date(shop.clock()).toISOString()}`)
      await shop.advance('9h')
      await all()
      expect(ticks).toHaveLength(4)
      await all()
      expect(ticks).toHaveLength(4)
    })
  })
}
