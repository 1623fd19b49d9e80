import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Complaint } from '../complaint.ts'

/** Where `inhouse dev` keeps what it made, in the working directory. */
export const directory = '.inhouse'

const file = join(directory, 'config.json')

const config = z.object({
  secret: z.string().min(32).optional(),
  environments: z
    .record(z.string(), z.object({ api_key: z.string(), client_id: z.string() }))
    .default({}),
  /** Not ours to make: whoever wants mail from `inhouse dev` may say it here. */
  smtp_url: z.string().optional(),
  mail_from: z.string().optional(),
})

/** What was generated at an earlier start, so that the next one has the same keys. */
export type Config = z.output<typeof config>

export function readConfig(): Config {
  const text = readText()
  if (text === undefined) return { environments: {} }
  try {
    return config.parse(JSON.parse(text))
  } catch {
    throw new Complaint(
      `${file} cannot be read. Mend it, or delete it to start with new keys: what the old secret\n` +
        'has sealed is lost then.',
    )
  }
}

export function keepConfig(content: Config): void {
  makeDirectory()
  // Written beside and put in place at once, so that no crash leaves half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Secrets and data of one machine: nobody else's to read, and nothing to commit. */
export function makeDirectory(): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  writeFileSync(join(directory, '.gitignore'), '*\n')
}

function readText(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Complaint(`${file} cannot be read: ${(error as Error).message}`)
  }
}
