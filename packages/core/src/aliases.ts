import * as z from 'zod'
import { invalidField } from './errors.ts'
import type { Operation, RawInput } from './operation.ts'

/** How the input of an older name becomes that of the operation. `'body.id'` says where from. */
export interface Move {
  params?: Record<string, string>
  query?: Record<string, string>
  /** Members that the older name leaves out of the body. */
  body?: Record<string, unknown>
}

/** An older name of an operation, or with `*` of every method below a path. */
export interface Alias {
  readonly from: string
  readonly to: string
  readonly move: Move
}

/** `alias('POST /magic_auth/send_code', 'POST /user_management/magic_auth')` */
export const alias = (from: string, to: string, move: Move = {}): Alias => ({ from, to, move })

/** The operations that the older names stand for, each with the schema, access and handler it has. */
export const expandAliases = (
  operations: readonly Operation[],
  aliases: readonly Alias[],
): Operation[] => aliases.flatMap((line) => expand(operations, line))

function expand(operations: readonly Operation[], { from, to, move }: Alias): Operation[] {
  const [method, path = ''] = from.split(' ')
  const [toMethod, toPath = ''] = to.split(' ')
  const meant =
    method === '*'
      ? operations.filter((one) => one.path === toPath || one.path.startsWith(`${toPath}/`))
      : operations.filter((one) => one.method === toMethod && one.path === toPath)
  return meant.map((operation) => ({
    ...operation,
    method: method === '*' ? operation.method : (method as Operation['method']),
    path: method === '*' ? path + operation.path.slice(toPath.length) : path,
    hidden: true,
    ...(move.params && { body: operation.body ?? z.unknown() }),
    rewrite: (raw, caller, ctx) => {
      const input = moved(raw, move)
      // The secret key as bearer says which client this is, and that it may.
      if (operation.access !== 'client' || !caller.keyId) return input
      return { ...input, body: { client_id: ctx.clientId, ...(input.body as object) } }
    },
  }))
}

function moved(raw: RawInput, { params, query, body }: Move): RawInput {
  return {
    params: { ...raw.params, ...pick(params, (name, source) => textAt(raw, source, name)) },
    query: { ...raw.query, ...pick(query, (_name, source) => valueAt(raw, source)) },
    body: body ? { ...body, ...(raw.body as object) } : raw.body,
  }
}

const pick = <T>(from: Record<string, string> = {}, read: (name: string, source: string) => T) =>
  Object.fromEntries(Object.entries(from).map(([name, source]) => [name, read(name, source)]))

function textAt(raw: RawInput, source: string, name: string): string {
  const value = valueAt(raw, source)
  if (typeof value === 'string' && value !== '') return value
  throw invalidField(name, 'required', `${name} is required.`)
}

/** `'body.id'` of an input; of `'body.a|body.b'` the one that is there. */
function valueAt(raw: RawInput, source: string): unknown {
  for (const path of source.split('|')) {
    const [part, name] = path.split('.') as [keyof RawInput, string]
    const value = (raw[part] as Record<string, unknown> | null)?.[name]
    if (value !== undefined) return value
  }
  return undefined
}
