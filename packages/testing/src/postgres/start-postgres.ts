import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'

export interface PostgresServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts an empty PostgreSQL that lives in a temporary directory until it is stopped, or until this
 * process ends, however it ends.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const file = join(import.meta.dirname, `keeper${extname(import.meta.filename)}`)
  // Apart from us, so that Ctrl-C does not reach it before we are done.
  const keeper = spawn(process.execPath, [file], { detached: true, windowsHide: true })
  const left = once(keeper, 'exit')
  // It may be gone before it is told to go.
  keeper.stdin.on('error', () => {})
  let complaint = ''
  keeper.stderr.on('data', (text) => (complaint += text))

  const url = await Promise.race([once(keeper.stdout, 'data'), left.then(() => undefined)])
  if (!url) throw new Error(`PostgreSQL did not start.\n${complaint}`)
  return {
    url: String(url[0]),
    async stop() {
      keeper.stdin.end()
      await left
    },
  }
}
