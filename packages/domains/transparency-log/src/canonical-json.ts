/**
 * The one text of a JSON value, so that its hash is one too. RFC 8785. A member that is `undefined`
 * is left out, as JSON does; what JSON cannot say is refused.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return stringText(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlain(value)) return objectText(value)
  throw new TypeError(`JSON has no ${typeof value === 'object' ? 'such object' : typeof value}.`)
}

// RFC 8785, 3.2.2.3: numbers are written as ECMAScript writes them.
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}.`)
  return JSON.stringify(value)
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('A string holds half of a character.')
  return JSON.stringify(value)
}

function objectText(value: Record<string, unknown>): string {
  // RFC 8785, 3.2.3: by UTF-16 code units, which is how `sort` compares.
  const names = Object.keys(value).sort()
  const members = names
    .filter((name) => value[name] !== undefined)
    .map((name) => `${stringText(name)}:${canonicalJson(value[name])}`)
  return `{${members.join(',')}}`
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
