import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { compare } from 'bcryptjs'
import { type Algorithm, InvalidPasswordHash } from './algorithm.ts'

export const bcrypt: Algorithm = {
  type: 'bcrypt',
  matches: (stored) => /^\$2[aby]\$/.test(stored),

  read(hash) {
    // The last character of the salt and of the digest hold two and four bits of it: others in
    // their place would never verify.
    const match = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/
    const cost = Number(match.exec(hash)?.[1])
    if (Number.isNaN(cost)) throw new InvalidPasswordHash('The hash is not a bcrypt hash.')
    // Each step doubles the time: 16 takes some ten seconds, 31 takes days.
    if (cost < 4 || cost > 16) throw new InvalidPasswordHash('The cost must be from 4 to 16.')
    return hash
  },

  async verify(password, stored) {
    bcrypt.read(stored)
    // bcrypt repeats the password, a NUL after each: 'a' and 'a\0a' would be the same to it. That
    // it looks at 72 bytes only stays as it is, since hashes made elsewhere were made so.
    if (password.includes('\0')) return false
    return compareOffThread(password, stored)
  },
}

// bcryptjs would hold this thread for a tenth of a second at a time.
function compareOffThread(password: string, stored: string): Promise<boolean> {
  const path = findBcryptjs()
  if (!path) return compare(password, stored)
  return new Promise((resolve, reject) => {
    const workerData = { path, password, stored }
    const worker = new Worker(program, { eval: true, execArgv: [], env: {}, workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The bcrypt worker ended without an answer.')))
  })
}

const program = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { compareSync } = require(workerData.path)
  parentPort.postMessage(compareSync(workerData.password, workerData.stored))
`

function findBcryptjs(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('bcryptjs')
  } catch {
    // A bundler has put it into this file.
    return undefined
  }
}
