import { job, module } from '@inhouse/core'
import { createTestInhouse, jobsContract, storages } from '@inhouse/testing'
import { PgBoss, TestClock } from 'pg-boss'
import { afterAll, expect, it, vi } from 'vitest'
import { pgBoss } from './index.ts'

const url = process.env['POSTGRES_URL']!

jobsContract('in pg-boss', () => {
  const storage = storages['postgres']!()
  const schema = `boss_${process.pid}`
  const clock = new TestClock(0)
  const bosses: PgBoss[] = []
  // The first of them makes the tables; all stand in one process, and stop when the tests are done.
  afterAll(async () => {
    for (const boss of bosses) await boss.stop({ graceful: false })
  })
  return {
    storage: () => storage,
    jobs() {
      const boss = new PgBoss({ connectionString: url, schema, clock, max: 2 })
      boss.on('error', () => {})
      bosses.push(boss)
      return pgBoss(boss, { schema })
    },
    setTime: (moment) => clock.setTime(moment),
    async clear() {
      const boss = bosses[1]!
      for (const { name } of await boss.getQueues()) await boss.deleteAllJobs(name)
    },
  }
})

const greeted: string[] = []
const greet = job({
  name: 'greet',
  handle: async (_ctx, { name }: { name: string }) => void greeted.push(name),
})
const modules = [module({ name: 'greetings', jobs: [greet] })]

it('is opened and closed by the URL of a database', async () => {
  const schema = `boss_by_url_${process.pid}`
  const clock = Date.now
  const storage = storages['postgres']!()
  const inhouse = createTestInhouse(modules, { storage, clock, jobs: pgBoss(url, { schema }) })
  await inhouse.migrate()
  const worker = inhouse.work()
  await inhouse.context.transaction((tx) => tx.enqueue(greet, { name: 'Ada' }))
  await vi.waitFor(() => expect(greeted).toEqual(['Ada']), 5000)
  await worker.stop()
  expect(await inhouse.jobs.list()).toEqual([])
  await inhouse.close()
})

it('refuses a database that pg-boss does not know', () => {
  expect(() => createTestInhouse(modules, { jobs: pgBoss(url) })).toThrow('jobs in Postgres')
})
