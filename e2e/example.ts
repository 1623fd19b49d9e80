import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** An example that is no part of the workspace, with packages of its own. */
export async function openExample(name: string) {
  const cwd = join(import.meta.dirname, '../examples', name)
  const children: ChildProcess[] = []

  /** Runs a program of the example's, and tells what it says. */
  function start(program: string, args: string[], env: Record<string, string> = {}) {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    const output: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => output.push(text))
    }
    return { child, said: () => output.join('') }
  }

  async function run(program: string, args: string[], env?: Record<string, string>) {
    const { child, said } = start(program, args, env)
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said()}`)
  }

  await run('pnpm', ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline'])
  const binary = (program: string) => join(cwd, 'node_modules/.bin', program)
  return {
    run: (program: string, args: string[], env?: Record<string, string>) =>
      run(binary(program), args, env),

    /** Resolves once something answers at the address. */
    async serve(url: string, program: string, args: string[], env?: Record<string, string>) {
      const server = start(binary(program), args, env)
      while (!(await fetch(url, { redirect: 'manual' }).catch(() => undefined))) {
        if (server.child.exitCode !== null) throw new Error(`${program} ended:\n${server.said()}`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return server
    },

    async close() {
      for (const child of children) {
        if (child.exitCode === null && child.kill()) await once(child, 'exit')
      }
    },
  }
}

export type Example = Awaited<ReturnType<typeof openExample>>

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => void server.close(resolve))
  return port
}
