import type { openapi, Operation } from '@inhouse/core'
import { type Field, fieldsOf, type Schema } from './fields.ts'

/** An operation as the reference shows it. */
export interface Entry {
  id: string
  tag: string
  method: string
  /** `/organizations/{id}` */
  path: string
  summary: string
  access: Operation['access']
  isExtension: boolean
  parameters: { path: Field[]; query: Field[] }
  body: Schema | undefined
  bodyFields: Field[]
  status: number
  answerName: string | undefined
  answerFields: Field[]
}

type Document = ReturnType<typeof openapi>

/** The shown operations with what the OpenAPI document says of each, tag by tag. */
export function readEntries(operations: readonly Operation[], document: Document): Entry[] {
  return operations
    .filter(({ hidden }) => !hidden)
    .map((operation) => readEntry(operation, document))
    .sort((a, b) => a.tag.localeCompare(b.tag))
}

function readEntry(operation: Operation, { paths, components }: Document): Entry {
  const { method, summary, access, extension = false } = operation
  const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
  const described = paths[path]![method.toLowerCase()] as any
  const [status = '200'] = Object.keys(described.responses)
  const body: Schema | undefined = described.requestBody?.content['application/json'].schema
  const answer: Schema | undefined =
    described.responses[status].content?.['application/json'].schema
  const parameters = (place: string) =>
    described.parameters
      .filter((parameter: any) => parameter.in === place)
      .flatMap(({ name, required, schema }: any) =>
        fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] }, {}),
      )
  return {
    id: described.operationId,
    tag: described.tags[0],
    method,
    path,
    summary,
    access,
    isExtension: extension,
    parameters: { path: parameters('path'), query: parameters('query') },
    body,
    bodyFields: body ? fieldsOf(body, components.schemas) : [],
    status: Number(status),
    answerName: answer?.$ref?.split('/').at(-1),
    answerFields: answer ? fieldsOf(answer, components.schemas) : [],
  }
}
