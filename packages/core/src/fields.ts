import * as z from 'zod'
import { badRequest } from './errors.ts'

export type Metadata = Record<string, string>

const MAX_KEYS = 50
const MAX_KEY = 40
const MAX_VALUE = 600

/** How metadata arrives. Its rules are `mergeMetadata`'s, whose refusal has a code of its own. */
export const metadataInput = z.record(z.string(), z.unknown())

/** The host's own id of a thing, in printable ASCII; `null` takes it away. */
export const externalIdInput = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[ -~]*$/, 'Only printable ASCII characters are allowed.')
  .nullish()

/**
 * What metadata becomes: given keys are set, a key that is null goes, and `{}` clears all. At most
 * 50 keys of 40 characters, values of 600; else a 400 `invalid_metadata` that names the key.
 */
export function mergeMetadata(
  before: Metadata,
  given: Record<string, unknown> | null | undefined,
): Metadata {
  if (given === undefined) return before
  if (given === null || Object.keys(given).length === 0) return {}

  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(given)) {
    if (value === null) merged.delete(key)
    else merged.set(key, assertPair(key, value))
  }
  if (merged.size > MAX_KEYS) throw invalidMetadata('', `At most ${MAX_KEYS} keys are kept.`)
  return Object.fromEntries(merged)
}

function assertPair(key: string, value: unknown): string {
  if (key === '') throw invalidMetadata(key, 'A key is not empty.')
  if (key.length > MAX_KEY) throw invalidMetadata(key, `A key has at most ${MAX_KEY} characters.`)
  if (typeof value !== 'string') throw invalidMetadata(key, 'A value is a string.')
  if (value.length > MAX_VALUE) {
    throw invalidMetadata(key, `A value has at most ${MAX_VALUE} characters.`)
  }
  return value
}

function invalidMetadata(key: string, message: string) {
  const field = key === '' ? 'metadata' : `metadata.${key}`
  return badRequest('invalid_metadata', message, {
    errors: [{ field, code: 'invalid_metadata', message }],
  })
}
