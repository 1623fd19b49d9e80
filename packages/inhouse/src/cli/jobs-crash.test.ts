import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { systemEntropy } from '@inhouse/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { databases } from '../../test/command.ts'
import { mark, markedApp } from '../../test/marks.ts'

// `CRASHES=50 pnpm check --project whole jobs-crash` does it more often.
const crashes = Number(process.env['CRASHES'] ?? 3)
const MARKS_A_CRASH = 150

describe.each(Object.keys(databases))('workers killed at any moment, on %s', (kind) => {
  it(
    'leave no job undone',
    async () => {
      const database = await databases[kind]!()
      const inhouse = await markedApp(database)
      onTestFinished(() => inhouse.close())
      await inhouse.migrate()
      const { db } = inhouse.context
      const marks = async () =>
        (await db.selectFrom('test_marks').select('n').execute()).map(({ n }) => n as number)

      const workers = await Promise.all([startWorker(database), startWorker(database)])
      for (let i = 0; i < crashes; i++) {
        await inhouse.context.transaction(async (tx) => {
          for (let n = 0; n < MARKS_A_CRASH; n++) {
            await tx.enqueue(mark, { n: i * MARKS_A_CRASH + n })
          }
        })
        const before = (await marks()).length
        // However slow the machine is: from the first mark on, at any moment.
        while ((await marks()).length === before) await wait(5)
        await wait(systemEntropy(1)[0]!)
        const victim = workers.shift()!
        victim.kill('SIGKILL')
        await once(victim, 'exit')
        workers.push(await startWorker(database))
      }
      while ((await inhouse.jobs.list()).length > 0) await wait(100)

      const done = await marks()
      const all = Array.from({ length: crashes * MARKS_A_CRASH }, (_, n) => n)
      expect([...new Set(done)].toSorted((a, b) => a - b)).toEqual(all)
      // Twice is only what was done and not yet settled when its worker was killed.
      expect(done.length - all.length).toBeLessThanOrEqual(crashes * PLACES)
    },
    20_000 + crashes * 15_000,
  )
})

const PLACES = 5

async function startWorker(database: string): Promise<ChildProcess> {
  const file = join(import.meta.dirname, '../../test/marker.ts')
  const child = spawn(process.execPath, [file, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
