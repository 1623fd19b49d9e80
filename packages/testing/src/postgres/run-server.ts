import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyBinaries } from './binaries.ts'
import type { PostgresServer } from './start-postgres.ts'

export async function runServer(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'inhouse-postgres-'))
  const cleanUp = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  try {
    const port = await freePort()
    const stop = await start(home, port)
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: () => stop().finally(cleanUp),
    }
  } catch (error) {
    cleanUp()
    throw error
  }
}

async function start(home: string, port: number) {
  const { initdb, postgres } = await copyBinaries(home)
  const cwd = join(home, 'run')
  mkdirSync(cwd)
  const user = unprivileged()
  if (user) {
    chmodSync(home, 0o755)
    chownSync(cwd, user.uid, user.gid)
  }
  const { PATH, SystemRoot } = process.env
  const options = { ...user, cwd, env: { PATH, SystemRoot, LC_ALL: 'C' } }

  const made = spawnSync(initdb, initdbArguments, { ...options, encoding: 'utf8' })
  if (made.status !== 0) throw made.error ?? new Error(made.stderr)

  const server = spawn(postgres, postgresArguments(port), {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const left = once(server, 'exit')
  await isReady(server.stderr, left)
  return async () => {
    // Its fast shutdown: open transactions are rolled back, nobody is waited for.
    server.kill('SIGINT')
    await left
  }
}

const initdbArguments = words(
  '-D data -U postgres -A trust -E UTF8 --locale=C --no-sync --no-instructions',
)

// What makes it safe against a power cut is off: it does not live that long.
const postgresArguments = (port: number) => [
  ...words(`-D data -p ${port} -h 127.0.0.1 -c unix_socket_directories= -c max_connections=200`),
  ...words('-c fsync=off -c synchronous_commit=off -c full_page_writes=off'),
]

/** PostgreSQL refuses to run as root, as which containers often run. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const id = (kind: string) =>
    Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (!address || typeof address === 'string') throw new Error('There is no port to listen on.')
  return address.port
}

async function isReady(log: NodeJS.ReadableStream, left: Promise<unknown>) {
  let said = ''
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  log.on('data', (text) => {
    said += text
    if (said.includes('ready to accept connections')) resolve()
  })
  left.then(() => reject(new Error(said)), reject)
  await promise
  // What it says from now on is about the tests' own mistakes; unread, it would fill the pipe.
  log.removeAllListeners('data').resume()
}

function words(line: string) {
  return line.split(' ')
}
