import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { sqlite } from '@inhouse/storage-sqlite'
import { addMember, openInstance, password, signIn } from './instance.ts'
import { beside, type Figure } from './report.ts'
import { callsPerSecond, medians } from './rounds.ts'

const ownCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** Signing in beside the one hash it cannot do without, on all cores. */
export async function passwords(file: string): Promise<Figure[]> {
  const inhouse = await openInstance(sqlite(file))
  await addMember(inhouse)
  const salt = randomBytes(16)
  const load = { atOnce: 2 * availableParallelism(), seconds: 3 }

  const rates = await medians({
    'argon2id alone': () => callsPerSecond(() => hashRaw(password, { ...ownCost, salt }), load),
    'sign in with a password': () => callsPerSecond(() => signIn(inhouse.fetch), load),
  })
  await inhouse.close()
  return beside('argon2id alone', rates)
}
