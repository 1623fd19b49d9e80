import type * as z from 'zod'
import { ApiError, type FieldError, invalid, invalidField } from '../errors.ts'
import type { RawInput } from '../operation.ts'

const MAX_DEPTH = 32

/** Refuses what no field may hold, before any schema looks at it. */
export function assertSound({ params, query, body }: RawInput): void {
  walk(params, [])
  walk(query, [])
  walk(body, [])
}

function walk(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') return assertText(value, path)
  if (typeof value !== 'object' || value === null) return
  if (path.length >= MAX_DEPTH) {
    throw new ApiError(400, 'json_too_deep', `The body is nested deeper than ${MAX_DEPTH} levels.`)
  }
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, key]
    assertText(key, at)
    if (key === '__proto__') throw invalidField(at.join('.'), 'invalid_key', 'Not a usable name.')
    walk(member, at)
  }
}

// Postgres can store neither, and nothing else should have to.
function assertText(text: string, path: readonly string[]): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    const field = path.join('.').toWellFormed().replaceAll('\0', '')
    throw invalidField(field, 'invalid_text', 'Holds a NUL or half of a surrogate pair.')
  }
}

/** What the schema makes of the value, or a 422 that names each field. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalid(result.error.issues.map(fieldError))
}

function fieldError({ path, code, message, ...issue }: z.core.$ZodIssue): FieldError {
  const field = path.join('.')
  if (message.endsWith('received undefined')) {
    return { field, code: 'required', message: `${field} is required.` }
  }
  const params = 'params' in issue ? (issue.params as { code?: string } | undefined) : undefined
  return { field, code: params?.code ?? code, message }
}
