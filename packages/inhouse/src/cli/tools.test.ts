import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { databases, emptyDirectory, inhouse, inhouseHere, launch } from '../../test/command.ts'
import { openStorage, placeOf } from './database.ts'

// A process starts in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })

const secret = 'a secret of at least 32 characters'

describe.each(Object.keys(databases))('the tools on %s', (kind) => {
  it('plan, migrate, make keys, serve and examine', async () => {
    const database = await databases[kind]!()
    const env = { INHOUSE_DATABASE_URL: database, INHOUSE_SECRET: secret }
    const run = (...args: string[]) => inhouseHere(args, env)

    const url = 'https://inhouse.invalid/workos'
    const serve = ['serve', '--url', url, '--port', '0']
    const plan = await run('migrate', '--plan')
    expect(plan.stdout).toContain('orgs/0001_organizations\n  Only adds')
    expect(plan.stdout).toContain('create table "organizations"')
    expect(existsSync(database)).toBe(false)

    const early = await inhouse(serve, { env })
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('`inhouse migrate`')])
    expect((await run('migrate')).stdout).toContain('orgs/0001_organizations')

    expect((await run('migrate')).stdout).toMatch(/is up to date\.\n$/)
    const keyless = await inhouse(serve, { env })
    expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringContaining('keys create')])

    const { id, value } = JSON.parse(
      (await run('keys', 'create', 'app', '--live', '--json')).stdout,
    )
    expect(value).toMatch(/^sk_live_\w{40}$/)
    const { child, ended } = launch(serve, { env })
    const line = await new Promise<any>((resolve) => {
      child.stderr.once('data', (text) => resolve(JSON.parse(text)))
    })
    expect(line).toMatchObject({ level: 'info', message: 'Listening.', url })
    const ask = async () => {
      const headers = { authorization: `Bearer ${value}` }
      return (await fetch(`http://localhost:${line.port}/workos/organizations`, { headers })).status
    }
    expect(await ask()).toBe(200)

    expect((await run('keys', 'list')).stdout).toMatch(/app +sk_live_….{4} .* active\n$/)
    expect((await run('keys', 'revoke', id)).stdout).toBe(`Revoked ${id}.\n`)
    expect(await ask()).toBe(401)
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    const findings = await run('doctor', '--json')
    expect(findings.code).toBe(1)
    expect(statesOf(findings.stdout)).toEqual({
      Node: 'good',
      Secret: 'good',
      Database: 'good',
      Migrations: 'good',
      Writing: 'good',
      Keys: 'bad',
      Clock: 'good',
      URL: 'bad',
      Mail: 'none',
    })

    await pretendNewer(database)
    const newer = await run('migrate')
    expect([newer.code, newer.stderr]).toEqual([1, expect.stringContaining('newer than this')])
  })
})

it('refuses to serve with anything missing, and says all of it', async () => {
  const { code, stderr } = await inhouse(['serve', '--url', 'http://app.example.com'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/INHOUSE_SECRET: .*\n.*INHOUSE_DATABASE_URL.*\n.*is not https/)
})

it('examines what is kept by `inhouse dev`', async () => {
  const cwd = emptyDirectory()
  const { child, ended } = launch(['dev', '--port', '0', '--json'], { cwd })
  child.stdout.once('data', () => child.kill('SIGTERM'))
  expect((await ended).code).toBe(0)
  const { code, stdout } = await inhouse(['doctor'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain(`✓ Database    ${join('.inhouse', 'inhouse.db')}`)
  expect(stdout).toContain('– Mail        none is sent: set INHOUSE_SMTP_URL')
})

const statesOf = (findings: string) =>
  Object.fromEntries(JSON.parse(findings).map(({ name, state }: any) => [name, state]))

async function pretendNewer(database: string) {
  const { dialect } = await openStorage(placeOf(database))
  const db = new Kysely<any>({ dialect })
  await db.insertInto('inhouse_migrations').values({ name: 'orgs/9999_later' }).execute()
  await db.destroy()
}
