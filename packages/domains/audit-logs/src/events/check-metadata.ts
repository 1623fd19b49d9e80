import type { Validator } from '@cfworker/json-schema'
import { type Problem, step } from './problems.ts'

const MAX_KEYS = 50
const MAX_VALUE = 500

const keyPattern = /^[a-zA-Z0-9_-]{0,40}$/

/** What is wrong with metadata: by the rules for all, and if those are kept by the schema. */
export function checkMetadata(
  at: string,
  metadata: Record<string, unknown> | null | undefined,
  schema: Validator | undefined,
): Problem[] {
  const problems = brokenLimits(at, metadata ?? {})
  if (problems.length > 0 || !schema) return problems
  return brokenSchema(at, metadata ?? {}, schema)
}

function brokenLimits(at: string, metadata: Record<string, unknown>): Problem[] {
  const keys = Object.keys(metadata)
  if (keys.length > MAX_KEYS) {
    const message = `Metadata has at most ${MAX_KEYS} keys.`
    return [{ instancePath: at, code: 'too_many_keys', message }]
  }
  const problems: Problem[] = []
  const refuse = (key: string, code: string, message: string) =>
    void problems.push({ instancePath: at + step(key), code, message })
  for (const key of keys) {
    const value = metadata[key]
    if (!keyPattern.test(key)) {
      refuse(key, 'invalid_key', 'A key has at most 40 letters, digits, - and _.')
    }
    if (typeof value === 'string') {
      if (isLong(value)) refuse(key, 'too_long', `A value has at most ${MAX_VALUE} characters.`)
    } else if (typeof value !== 'number' && typeof value !== 'boolean') {
      refuse(key, 'invalid_type', 'A value is a string, a number or a boolean.')
    }
  }
  return problems
}

// A character may be two units long, which need not be counted where there are few units.
const isLong = (text: string) => text.length > MAX_VALUE && Array.from(text).length > MAX_VALUE

function brokenSchema(at: string, metadata: Record<string, unknown>, schema: Validator): Problem[] {
  const { valid, errors } = schema.validate(metadata)
  if (valid) return []
  return errors
    .filter(({ keyword }) => !summaries.has(keyword))
    .map(({ instanceLocation, keyword, error }) => ({
      instancePath: at + instanceLocation.slice(1),
      code: keyword === 'false' ? 'not_allowed' : keyword,
      message: keyword === 'false' ? 'The schema does not allow this key.' : error,
    }))
}

/** Errors that only say that there are others below. */
const summaries = new Set(['properties', 'patternProperties', 'additionalProperties', 'allOf'])
