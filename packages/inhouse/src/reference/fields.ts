/** As much of JSON Schema as our operations are written in. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  default?: unknown
  description?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
}

export interface Field {
  /** `domain_data[].state` */
  name: string
  type: string
  isRequired: boolean
  /** Limits and defaults. */
  notes: string[]
  description: string | undefined
}

type Schemas = Record<string, unknown>

const MAX_DEPTH = 4

/** The fields of an object, those of what is within under their whole name. */
export function fieldsOf(schema: Schema, schemas: Schemas, prefix = '', depth = 0): Field[] {
  const { properties = {}, required = [] } = objectIn(schema, schemas) ?? {}
  return Object.entries(properties).flatMap(([name, given]) => {
    const field = resolve(given, schemas)
    const path = prefix + name
    return [
      {
        name: path,
        type: typeOf(field, schemas),
        isRequired: required.includes(name),
        notes: notesOf(field),
        description: field.description,
      },
      ...(depth < MAX_DEPTH
        ? fieldsOf(field, schemas, `${path}${isList(field, schemas) ? '[]' : ''}.`, depth + 1)
        : []),
    ]
  })
}

/** The object a field holds: itself, in a list, or where it is not null. */
function objectIn(schema: Schema, schemas: Schemas): Schema | undefined {
  const { properties, items, anyOf, oneOf } = resolve(schema, schemas)
  if (properties) return resolve(schema, schemas)
  if (items) return objectIn(items, schemas)
  const choices = (anyOf ?? oneOf ?? []).map((choice) => objectIn(choice, schemas)).filter(Boolean)
  if (choices.length < 2) return choices[0]
  // Of several forms all fields are shown; required is what every form requires.
  return {
    properties: Object.assign({}, ...choices.map((choice) => choice!.properties)),
    required: choices
      .map((choice) => choice!.required ?? [])
      .reduce((common, required) => common.filter((name) => required.includes(name))),
  }
}

const isList = (schema: Schema, schemas: Schemas): boolean => {
  const { items, anyOf, oneOf } = resolve(schema, schemas)
  return Boolean(items ?? (anyOf ?? oneOf)?.some((choice) => isList(choice, schemas)))
}

function typeOf(schema: Schema, schemas: Schemas): string {
  const { type, format, items, anyOf, oneOf, ...rest } = resolve(schema, schemas)
  if (rest.const !== undefined) return JSON.stringify(rest.const)
  if (rest.enum) return rest.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = anyOf ?? oneOf
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, schemas)))].join(' | ')
  if (items) return `list of ${typeOf(items, schemas)}`
  if (typeof rest.additionalProperties === 'object' && rest.additionalProperties.type) {
    return `map of ${typeOf(rest.additionalProperties, schemas)}`
  }
  if (format && typeof type === 'string') return format === 'date-time' ? 'date-time' : format
  return type ? [type].flat().join(' | ') : 'any'
}

function notesOf({ minimum, maximum, minLength, maxLength, maxItems, ...rest }: Schema): string[] {
  const notes = []
  if (minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER) notes.push(`from ${minimum}`)
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) notes.push(`to ${maximum}`)
  if (minLength !== undefined && minLength > 1) notes.push(`at least ${minLength} characters`)
  if (maxLength !== undefined) notes.push(`at most ${maxLength} characters`)
  if (maxItems !== undefined) notes.push(`at most ${maxItems}`)
  if (rest.default !== undefined) notes.push(`default ${JSON.stringify(rest.default)}`)
  return notes
}

export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name ? (schemas[name] as Schema) : schema
}
