import * as z from 'zod'
import { type Operation, statusesOf } from '../operation.ts'
import { nothing, type Serializer } from '../serializer.ts'

export interface DocumentOptions {
  /** Where the instance answers. */
  url: string
  version: string
}

/** The OpenAPI 3.1 document of the given operations: what is hidden stays out. */
export function openapi(operations: readonly Operation[], { url, version }: DocumentOptions) {
  const shown = operations.filter(({ hidden }) => !hidden)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of shown) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][operation.method.toLowerCase()] = describe(operation)
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Inhouse', version, description: 'Enterprise features inside your own app.' },
    servers: [{ url }],
    security: [{ secret_key: [] }],
    tags: tagsOf(shown),
    paths,
    components: {
      securitySchemes: { secret_key: { type: 'http', scheme: 'bearer', bearerFormat: 'sk_…' } },
      schemas: { error, oauth_error: oauthError, ...schemasOf(shown) },
    },
  }
}

function describe(operation: Operation) {
  const { summary, access, body, output, extension, errors } = operation
  const success = {
    description: summary,
    ...(output && output !== nothing && { content: json(refer(output.name)) }),
  }
  return {
    operationId: operationId(operation),
    summary,
    tags: [tagOf(operation)],
    ...(access !== 'secret' && { security: [] }),
    ...(extension && { 'x-extension': true }),
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(body && { requestBody: { content: json(schemaOf(body, 'input')) } }),
    responses: {
      ...Object.fromEntries(statusesOf(operation).map((status) => [status, success])),
      default: {
        description: 'A refusal',
        content: json(refer(errors === 'oauth' ? 'oauth_error' : 'error')),
      },
    },
  }
}

/** The schema of each answer, once, under the name of its serializer. */
function schemasOf(operations: readonly Operation[]) {
  const outputs = new Map<string, Serializer<any>>()
  for (const { output } of operations)
    if (output && output !== nothing) outputs.set(output.name, output)
  return Object.fromEntries(
    Array.from(outputs, ([name, { schema }]) => [name, schemaOf(schema, 'output')]),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const error = schemaOf(
  z.object({
    message: z.string(),
    code: z.string(),
    errors: z
      .array(z.object({ field: z.string().optional(), code: z.string(), message: z.string() }))
      .optional(),
  }),
  'output',
)

const oauthError = schemaOf(
  z.object({ error: z.string(), error_description: z.string() }),
  'output',
)

const json = (schema: unknown) => ({ 'application/json': { schema } })

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** An operation stands in the reference under the first word of its path that tells its product. */
function tagOf({ path }: Operation): string {
  const parts = path.split('/').filter((part) => part && !part.startsWith(':'))
  return (parts[0] === 'user_management' ? parts[1] : parts[0]) ?? 'root'
}

const tagsOf = (operations: readonly Operation[]) =>
  [...new Set(operations.map(tagOf))].sort().map((name) => ({ name }))

const operationId = ({ method, path }: Operation) =>
  [method.toLowerCase(), ...path.split('/').filter(Boolean)]
    .map((part) => part.replace(':', 'by_').replaceAll(/\W/g, '_'))
    .join('_')

const pathParameters = ({ path }: Operation) =>
  Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters({ query }: Operation) {
  if (!query) return []
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}
