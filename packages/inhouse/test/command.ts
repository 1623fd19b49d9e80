import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashSecret, newToken, systemEntropy } from '@inhouse/core'
import pg from 'pg'
import { onTestFinished, vi } from 'vitest'
import { run } from '../src/cli/program.ts'

const main = join(import.meta.dirname, '../src/cli/main.ts')

interface Where {
  /** The working directory. */
  cwd?: string
  env?: Record<string, string>
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** An empty directory for one test. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'inhouse-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

/** Runs a command to its end. */
export async function inhouse(args: readonly string[], where: Where = {}): Promise<Ended> {
  const child = launch(args, where)
  return child.ended
}

/** The same within this process, which saves the second that a process takes to start. */
export async function inhouseHere(args: readonly string[], env: Record<string, string>) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    return { code: await run(['node', 'inhouse', ...args]), ...written }
  } finally {
    process.exitCode = undefined
    vi.unstubAllEnvs()
    for (const spy of spies) spy.mockRestore()
  }
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly url: string
  /** What it printed, read as JSON. */
  readonly told: any
  call(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<{ status: number; body: any }>
  stop(): Promise<Ended>
}

/** Starts `inhouse dev --json` on a free port, and waits until it listens. */
export async function dev(args: readonly string[], where: Where = {}): Promise<Running> {
  const { child, ended } = launch(['dev', '--json', '--port', '0', ...args], where)
  const line = await Promise.race([once(child.stdout!, 'data'), ended])
  if (!Array.isArray(line)) throw new Error(line.stderr)
  const told = JSON.parse(String(line[0]))
  return {
    child,
    ended,
    told,
    url: told.url,
    call: (method, path, body, key = told.api_key) => call(`${told.url}${path}`, method, body, key),
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Starts a command that ends by a signal. */
export function launch(args: readonly string[], { cwd = emptyDirectory(), env = {} }: Where) {
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => (stdout += text))
  child.stderr.on('data', (text) => (stderr += text))
  const ended = once(child, 'close').then(([code]): Ended => ({ code, stdout, stderr }))
  return { child, ended }
}

export async function call(url: string, method: string, body: unknown, key: string) {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined }
}

const server = process.env['POSTGRES_URL']

/** An empty database of each kind, as `--database` takes it. */
export const databases: Record<string, () => Promise<string>> = {
  sqlite: async () => join(emptyDirectory(), 'test.db'),
  ...(server && { postgres: () => emptyDatabase(server) }),
}

async function emptyDatabase(url: string): Promise<string> {
  const name = `test_${hashSecret(newToken(systemEntropy)).slice(0, 16)}`
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
