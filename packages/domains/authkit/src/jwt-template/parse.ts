import { TemplateError } from './error.ts'

/** `user.metadata.tier` or `'none'`. */
export type Operand = { path: readonly string[] } | { literal: string }

/** The first operand that is not null is what an expression is. */
export type Expression = readonly Operand[]

/** JSON, with expressions where a value may be or within a string. */
export type Node =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'expression'; expression: Expression }
  | { kind: 'text'; parts: readonly (string | Expression)[] }
  | { kind: 'list'; items: readonly Node[] }
  | { kind: 'object'; members: ReadonlyMap<string, Node> }

const MAX_DEPTH = 16

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// All but a quote, a backslash, a brace and what lies below a space.
const PLAIN = /[ !#-[\]-z|-\uffff]+/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const PATH = /[A-Za-z_]\w*(?:\.[\w-]+)*/y
const LITERAL = /'[^'\n]*'|"[^"\n]*"/y

const words: [string, boolean | null][] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

/** Reads a template into what can be rendered. Nothing in it is ever run. RFC 8259, and `{{ … }}`. */
export function parseTemplate(text: string): Node {
  let at = 0
  let claim: string | undefined

  const root = parseNode(0)
  if (at < text.length) throw fail('There is more after its end.')
  return root

  function parseNode(depth: number): Node {
    if (depth > MAX_DEPTH) throw fail(`It is nested deeper than ${MAX_DEPTH} levels.`)
    take(SPACE)
    const node = parseValue(depth)
    take(SPACE)
    return node
  }

  function parseValue(depth: number): Node {
    if (skip('{{')) return { kind: 'expression', expression: parseExpression() }
    if (skip('{')) return parseObject(depth)
    if (skip('[')) return parseList(depth)
    if (skip('"')) return parseText()
    for (const [word, value] of words) if (skip(word)) return { kind: 'value', value }
    const number = Number(take(NUMBER) || 'none')
    if (Number.isFinite(number)) return { kind: 'value', value: number }
    throw fail('It is not JSON.')
  }

  function parseObject(depth: number): Node {
    const members = new Map<string, Node>()
    take(SPACE)
    if (skip('}')) return { kind: 'object', members }
    do {
      take(SPACE)
      if (!skip('"')) throw fail('A name in quotes is expected.')
      const name = parseText()
      if (name.kind !== 'value') throw fail('A name holds no expression.')
      const key = String(name.value)
      if (depth === 0) claim = key
      if (members.has(key)) throw fail(`The name '${key}' stands there twice.`)
      take(SPACE)
      if (!skip(':')) throw fail('A colon is expected after a name.')
      members.set(key, parseNode(depth + 1))
      if (depth === 0) claim = undefined
    } while (skip(','))
    if (!skip('}')) throw fail('It is not JSON: a comma or a closing brace is expected.')
    return { kind: 'object', members }
  }

  function parseList(depth: number): Node {
    const items: Node[] = []
    take(SPACE)
    if (skip(']')) return { kind: 'list', items }
    do items.push(parseNode(depth + 1))
    while (skip(','))
    if (!skip(']')) throw fail('It is not JSON: a comma or a closing bracket is expected.')
    return { kind: 'list', items }
  }

  function parseText(): Extract<Node, { kind: 'value' | 'text' }> {
    const parts: (string | Expression)[] = []
    let plain = ''
    while (!skip('"')) {
      if (skip('{{')) {
        parts.push(plain, parseExpression())
        plain = ''
      } else {
        const escape = take(ESCAPE)
        const piece = escape ? (JSON.parse(`"${escape}"`) as string) : take(PLAIN)
        if (piece === '' && !skip('{')) throw fail('A string has no end, or holds what it may not.')
        plain += piece || '{'
      }
    }
    if (!plain.isWellFormed()) throw fail('A string holds half of a surrogate pair.')
    if (parts.length === 0) return { kind: 'value', value: plain }
    return { kind: 'text', parts: [...parts, plain].filter((part) => part !== '') }
  }

  function parseExpression(): Expression {
    const operands: Operand[] = []
    do {
      take(SPACE)
      operands.push(parseOperand())
      take(SPACE)
    } while (skip('||'))
    if (!skip('}}')) throw fail('An expression is a path or a literal, or several with `||`.')
    return operands
  }

  function parseOperand(): Operand {
    const literal = take(LITERAL)
    if (literal) return { literal: literal.slice(1, -1) }
    const path = take(PATH)
    if (path) return { path: path.split('.') }
    if (at >= text.length) throw fail('An expression has no closing braces.')
    throw fail('An expression names nothing, or something that is no path.')
  }

  function take(pattern: RegExp): string {
    pattern.lastIndex = at
    const [found = ''] = pattern.exec(text) ?? []
    at += found.length
    return found
  }

  function skip(token: string): boolean {
    if (!text.startsWith(token, at)) return false
    at += token.length
    return true
  }

  function fail(message: string): TemplateError {
    return new TemplateError(`${message} (At character ${at + 1}.)`, claim)
  }
}
