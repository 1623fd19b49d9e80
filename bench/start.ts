import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Figure } from './report.ts'

const main = new URL('../packages/inhouse/src/cli/main.ts', import.meta.url).pathname

/** How long `inhouse dev` takes to its first answer, on a new database and on one that is there. */
export async function startTimes(folder: string): Promise<Figure[]> {
  const first = await startTime(folder)
  const again = [await startTime(folder), await startTime(folder), await startTime(folder)]
  return [
    { name: 'with a new database', value: first, unit: 's' },
    { name: 'with one that is there', value: again.sort((a, b) => a - b)[1]!, unit: 's' },
  ]
}

async function startTime(folder: string): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [main, 'dev', '--json', '--port', '0'], {
    cwd: folder,
    env: { ...process.env, INHOUSE_DATABASE_URL: join(folder, 'start.db') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let line = ''
  for await (const chunk of child.stdout) {
    line += String(chunk)
    if (line.includes('\n')) break
  }
  const { url, api_key } = JSON.parse(line) as { url: string; api_key: string }
  const response = await fetch(`${url}/organizations`, {
    headers: { authorization: `Bearer ${api_key}` },
  })
  if (!response.ok) throw new Error(await response.text())
  const seconds = (performance.now() - start) / 1000
  child.kill()
  return seconds
}
