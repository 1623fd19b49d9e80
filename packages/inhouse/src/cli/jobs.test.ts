import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { databases, inhouse, inhouseHere, launch } from '../../test/command.ts'
import { doomed, markedApp } from '../../test/marks.ts'

// A process starts in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })

const INHOUSE_SECRET = 'a secret of at least 32 characters'

describe.each(Object.keys(databases))('jobs on %s', (kind) => {
  it('are listed, retried and discarded', async () => {
    const database = await databases[kind]!()
    const env = { INHOUSE_DATABASE_URL: database }
    const run = (...args: string[]) => inhouseHere(['jobs', ...args], env)
    await inhouseHere(['migrate'], env)
    const app = await markedApp(database)
    await app.migrate()
    expect((await run('list')).stdout).toBe('There is nothing to do.\n')

    await app.context.transaction((tx) => tx.enqueue(doomed, { card: '4111' }))
    expect((await run('list')).stdout).toMatch(/job_\w+ +test\.doomed +waiting +0 /)
    expect((await run('list', '--dead')).stdout).toBe('None is dead.\n')
    await app.runJobs()
    const { stdout } = await run('list', '--dead', '--json')
    const [{ id, ...dead }] = JSON.parse(stdout)
    expect(dead).toMatchObject({ job: 'test.doomed', attempts: 1, last_error: 'Error: no luck' })
    expect(stdout).not.toContain('4111')

    expect((await run('retry', id)).stdout).toBe(`${id} is due.\n`)
    const again = await run('retry', id)
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('no dead job')])
    expect(await app.runJobs()).toBe(1)
    expect((await run('discard', id)).stdout).toBe(`${id} is forgotten.\n`)
    expect((await run('list')).stdout).toBe('There is nothing to do.\n')
    await app.close()
  })

  it('are worked on by a process of its own, which ends when it is asked', async () => {
    const database = await databases[kind]!()
    const env = { INHOUSE_DATABASE_URL: database, INHOUSE_SECRET }
    const args = ['work', '--url', 'https://inhouse.invalid', '--concurrency', '3']
    const early = await inhouse(args, { env })
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('`inhouse migrate`')])

    await inhouseHere(['migrate'], env)
    const { child, ended } = launch(args, { env })
    const [line] = await once(child.stderr, 'data')
    expect(JSON.parse(line)).toMatchObject({ message: 'Working.', concurrency: 3 })
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })
})

it('says what is missing', async () => {
  const { code, stderr } = await inhouseHere(['work', '--concurrency', '0'], {})
  expect([code, stderr]).toEqual([1, expect.stringContaining('--concurrency')])
  const bare = await inhouseHere(['work'], {})
  expect([bare.code, bare.stderr]).toEqual([1, expect.stringContaining('INHOUSE_SECRET')])
})
