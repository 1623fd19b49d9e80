import type { Template } from './check.ts'
import { TemplateError } from './error.ts'
import type { Expression, Node } from './parse.ts'

/** What a template can name, as far as it is there. */
export type Roots = Readonly<Record<string, unknown>>

// More would not fit into a cookie together with the rest of a session.
const MAX_BYTES = 3072

/** The claims a template makes of someone. A claim that comes out as null is left out. */
export function renderTemplate({ members }: Template, roots: Roots): Record<string, unknown> {
  const claims = [...members].map(
    ([claim, node]) => [claim, toJson(render(node, claim, roots))] as const,
  )
  const kept = claims.filter(([, json]) => json !== 'null')
  const json = `{${kept.map(([claim, value]) => `${JSON.stringify(claim)}:${value}`).join(',')}}`
  if (Buffer.byteLength(json) > MAX_BYTES) throw tooBig(kept, Buffer.byteLength(json))
  // What was measured is what is signed.
  return JSON.parse(json) as Record<string, unknown>
}

function render(node: Node, claim: string, roots: Roots): unknown {
  switch (node.kind) {
    case 'value':
      return node.value
    case 'expression':
      return evaluate(node.expression, roots)
    case 'text':
      return node.parts
        .map((part) => (typeof part === 'string' ? part : asText(evaluate(part, roots), claim)))
        .join('')
        .trim()
    case 'list':
      return node.items.map((item) => render(item, claim, roots))
    case 'object':
      return Object.fromEntries(
        [...node.members].map(([name, member]) => [name, render(member, claim, roots)]),
      )
  }
}

function evaluate(expression: Expression, roots: Roots): unknown {
  for (const operand of expression) {
    const value = 'literal' in operand ? operand.literal : follow(operand.path, roots)
    if (value !== null && value !== undefined) return value
  }
  return null
}

/** Only what an object has of its own is there: no path leads to what all objects inherit. */
function follow(path: readonly string[], roots: Roots): unknown {
  let value: unknown = roots
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return null
    value = (value as Record<string, unknown>)[segment]
  }
  return value
}

function asText(value: unknown, claim: string): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TemplateError('An object or a list stands within a string.', claim)
}

const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null'

function tooBig(claims: readonly (readonly [string, string])[], bytes: number): TemplateError {
  const [largest] = claims.toSorted(([, a], [, b]) => Buffer.byteLength(b) - Buffer.byteLength(a))
  const [claim, json] = largest!
  return new TemplateError(
    `The claims of the JWT template take ${bytes} bytes, of which ${MAX_BYTES} are allowed; ` +
      `this one is the largest, with ${Buffer.byteLength(json)}.`,
    claim,
    'too_big',
  )
}
