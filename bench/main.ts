// Prints what Inhouse costs beside the least that could do the job, measured in one run.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditLogs } from './audit-logs.ts'
import { bareCommits } from './bare-commits.ts'
import { growth } from './growth.ts'
import { inProcess } from './in-process.ts'
import { key } from './instance.ts'
import { httpRequest, requestsPerSecond } from './load.ts'
import { pages } from './pages.ts'
import { passwords } from './passwords.ts'
import { bareSignatures, refreshing } from './refresh.ts'
import { beside, report } from './report.ts'
import { medians } from './rounds.ts'
import { startTimes } from './start.ts'
import { tokens } from './tokens.ts'

const folder = mkdtempSync(join(tmpdir(), 'inhouse-bench-'))

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

async function overHttp() {
  const floor = await start('floor')
  const { child, port, ids } = await start('inhouse', join(folder, 'bench.db'))
  const get = (at: number, path: (n: number) => string) => () =>
    requestsPerSecond({ port: at, request: (n) => httpRequest('GET', path(n), { key }) })

  const rates = await medians({
    floor: get(floor.port, () => '/organizations/org_1'),
    'GET one organization': get(port, (n) => `/organizations/${ids[n % ids.length]}`),
    'GET a list of 10': get(port, () => '/organizations'),
    'POST an organization, durable, with its event': () =>
      requestsPerSecond({
        port,
        request: (n) => httpRequest('POST', '/organizations', { key, body: `{"name":"New ${n}"}` }),
      }),
    'refresh a token': await refreshing(port),
    'RS256 alone, within a process': bareSignatures,
  })
  floor.child.kill()
  child.kill()
  return rates
}

try {
  report('Over HTTP, requests a second', beside('floor', await overHttp()))
  report('SQLite alone, the same two rows and a commit', [bareCommits(join(folder, 'bare.db'))])
  report('Access tokens, in process', await tokens(join(folder, 'tokens.db')))
  report('Passwords, in process', await passwords(join(folder, 'passwords.db')))
  report('Pages, in process', await pages(join(folder, 'pages.db')))
  report('Audit events, on SQLite in process', await auditLogs(join(folder, 'audit-logs.db')))
  report('In process', await inProcess(join(folder, 'process.db')))
  report('The same page of users', await growth(join(folder, 'growth.db')))
  report('From start to the first answer', await startTimes(folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
