// Prints what Inhouse costs beside the least that could do the job, measured in one run.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditLogs } from './audit-logs.ts'
import { growth } from './growth.ts'
import { inProcess } from './in-process.ts'
import { httpRequest, requestsPerSecond } from './load.ts'
import { report } from './report.ts'
import { startTimes } from './start.ts'
import { bareCommits } from './bare-commits.ts'

const folder = mkdtempSync(join(tmpdir(), 'inhouse-bench-'))
const key = 'sk_test_bench'

async function start(
  ...args: string[]
): Promise<{ child: ChildProcess; port: number; ids: string[] }> {
  const child = fork(new URL('server.ts', import.meta.url), args)
  const started = await new Promise<{ port: number; ids: string[] }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number; ids: string[] }))
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
  return { child, ...started }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  const floor = await start('floor')
  const inhouse = await start('inhouse', join(folder, 'bench.db'))
  const refresh = await refreshing(inhouse.port)

  const works: Record<string, () => Promise<number>> = {
    floor: () =>
      requestsPerSecond({
        port: floor.port,
        request: () => httpRequest('GET', '/organizations/org_1', { key }),
      }),
    'GET one organization': () =>
      requestsPerSecond({
        port: inhouse.port,
        request: (n) =>
          httpRequest('GET', `/organizations/${inhouse.ids[n % inhouse.ids.length]}`, { key }),
      }),
    'GET a list of 10': () =>
      requestsPerSecond({
        port: inhouse.port,
        request: () => httpRequest('GET', '/organizations', { key }),
      }),
    'POST an organization, durable, with its event': () =>
      requestsPerSecond({
        port: inhouse.port,
        request: (n) => post('/organizations', { name: `New ${n}` }),
      }),
    'refresh a token': refresh,
  }

  const figures: Record<string, number[]> = {}
  // Code that has not run often is slow code: both sides warm up.
  for (const work of [...Object.values(works), ...Object.values(works)]) await work()
  // Interleaved, so that what else the machine does falls on all of them alike.
  for (let round = 0; round < 3; round++) {
    for (const [name, work] of Object.entries(works)) (figures[name] ??= []).push(await work())
  }
  const base = median(figures['floor']!)
  report(
    'Over HTTP, requests a second',
    Object.entries(figures).map(([name, values]) => ({
      name,
      value: Math.round(median(values)),
      unit: '/s',
      ratio: median(values) / base,
    })),
  )
  report('SQLite alone, the same two rows and a commit', [bareCommits(join(folder, 'bare.db'))])
  floor.child.kill()
  inhouse.child.kill()

  report('Audit events, on SQLite in process', await auditLogs(join(folder, 'audit-logs.db')))
  report('In process', await inProcess(join(folder, 'process.db')))
  report('The same page of users', await growth(join(folder, 'growth.db')))
  report('From start to the first answer', await startTimes(folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Each connection exchanges a token of its own, again and again. */
async function refreshing(port: number) {
  const held = await Promise.all(Array.from({ length: 32 }, () => signIn(port)))
  return () =>
    requestsPerSecond({
      port,
      request: (_n, connection, answered) => {
        const [, token] = /"refresh_token":"(\w+)"/.exec(answered) ?? []
        held[connection] = token ?? held[connection]!
        return post('/user_management/authenticate', {
          client_id: 'client_bench',
          grant_type: 'refresh_token',
          refresh_token: held[connection],
        })
      },
    })
}

async function signIn(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/user_management/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: 'client_bench',
      client_secret: key,
      grant_type: 'password',
      email: 'ada@example.com',
      password: 'correct horse 42 battery',
    }),
  })
  if (!response.ok) throw new Error(await response.text())
  const { refresh_token } = (await response.json()) as { refresh_token: string }
  return refresh_token
}

function post(path: string, body: object): string {
  return httpRequest('POST', path, { key, body: JSON.stringify(body) })
}
