import { argon2, type Argon2Algorithm } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

export interface Argon2Input {
  variant: Argon2Algorithm
  password: string
  salt: Uint8Array
  memory: number
  passes: number
  parallelism: number
  tagLength: number
}

/** The tag of a password, of version 1.3, made on the thread pool. RFC 9106. */
export type DeriveArgon2 = (input: Argon2Input) => Promise<Buffer>

type Installed = Pick<typeof import('@node-rs/argon2'), 'hashRaw'>

/** By `@node-rs/argon2` where the host has it for this machine, since it is twice as quick; else by Node. */
export function findArgon2(load: () => Installed = loadInstalled): DeriveArgon2 {
  try {
    return deriveBy(load())
  } catch {
    return deriveByNode
  }
}

const argon2Of = promisify(argon2)

export const deriveByNode: DeriveArgon2 = ({ variant, password, salt, ...cost }) =>
  argon2Of(variant, { message: password, nonce: salt, ...cost })

const variants: Record<Argon2Algorithm, number> = { argon2d: 0, argon2i: 1, argon2id: 2 }
const VERSION_1_3 = 1

const deriveBy =
  ({ hashRaw }: Installed): DeriveArgon2 =>
  ({ variant, password, salt, memory, passes, parallelism, tagLength }) =>
    hashRaw(Buffer.from(password), {
      salt,
      algorithm: variants[variant],
      version: VERSION_1_3,
      memoryCost: memory,
      timeCost: passes,
      parallelism,
      outputLen: tagLength,
    })

// Not by `import`: a bundler would insist on a package that need not be there.
const loadInstalled = (): Installed => createRequire(import.meta.url)('@node-rs/argon2')
