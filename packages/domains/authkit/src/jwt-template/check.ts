import { TemplateError } from './error.ts'
import { type Expression, type Node, parseTemplate } from './parse.ts'
import { shapeOf, type Source, sourcesOf } from './shape.ts'

/** A template that was found right, and what it must know to be rendered. */
export interface Template {
  members: ReadonlyMap<string, Node>
  sources: ReadonlySet<Source>
}

// What says whose token it is, who gave it and for how long is not the template's to say.
const reserved = new Set(['iss', 'sub', 'exp', 'iat', 'nbf', 'jti'])

/** Reads a template, or throws the one thing that is wrong with it. */
export function readTemplate(content: string): Template {
  const root = parseTemplate(content)
  if (root.kind !== 'object') throw new TemplateError('A template is a JSON object.')
  if (root.members.size === 0) throw new TemplateError('A template has at least one claim.')

  const sources = new Set<Source>()
  for (const [claim, node] of root.members) {
    if (reserved.has(claim)) throw new TemplateError('This claim is reserved.', claim)
    if (claim === '__proto__') throw new TemplateError('This is no usable name.', claim)
    checkNode(node, claim, sources)
  }
  return { members: root.members, sources }
}

function checkNode(node: Node, claim: string, sources: Set<Source>): void {
  switch (node.kind) {
    case 'value':
      return
    case 'expression':
      return checkExpression(node.expression, claim, sources)
    case 'text':
      for (const part of node.parts) {
        if (typeof part !== 'string') checkExpression(part, claim, sources, 'within a string')
      }
      return
    case 'list':
      return node.items.forEach((item) => checkNode(item, claim, sources))
    case 'object':
      for (const [name, member] of node.members) {
        if (name === '__proto__') throw new TemplateError('It holds a name of no use.', claim)
        checkNode(member, claim, sources)
      }
  }
}

function checkExpression(
  expression: Expression,
  claim: string,
  sources: Set<Source>,
  within?: 'within a string',
): void {
  for (const operand of expression) {
    if ('literal' in operand) continue
    const shape = shapeOf(operand.path)
    if (typeof shape === 'object' && 'fault' in shape) throw new TemplateError(shape.fault, claim)
    if (within && typeof shape === 'object') {
      throw new TemplateError(
        `'${operand.path.join('.')}' is an object or a list, which no string can hold.`,
        claim,
      )
    }
    for (const source of sourcesOf(operand.path)) sources.add(source)
  }
}
