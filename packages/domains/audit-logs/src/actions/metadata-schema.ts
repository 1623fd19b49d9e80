import { Validator } from '@cfworker/json-schema'
import * as z from 'zod'
import type { JsonSchema } from '../tables.ts'

/** A JSON Schema as it arrives, kept as given once it is known to be one that can be asked. */
export const metadataSchemaInput = z
  .record(z.string(), z.unknown())
  .superRefine((given, { addIssue }) => {
    const refuse = (path: PropertyKey[], message: string) =>
      addIssue({ code: 'custom', path: [...path], message, params: { code: 'invalid_schema' } })
    // A schema that refers to itself could be asked for ever.
    if (hasReference(given)) return refuse([], '$id, $anchor and references are not supported.')
    const { error } = asSchema.safeParse(given)
    for (const { path, message } of error?.issues ?? []) refuse(path, message)
  }) as z.ZodType<JsonSchema>

/** Asks metadata whether it is as the schema says. */
export function compileSchema(schema: JsonSchema): Validator {
  // It writes notes of its own into what it is handed, and is to tell all that is wrong.
  return new Validator(structuredClone(schema), '2020-12', false)
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const

const type = z.enum(types)

const pattern = z.string().refine(isPattern, 'Not a regular expression.')

const size = z.number().int().min(0)

const part: z.ZodType = z.lazy(() => asSchema).or(z.boolean())

const parts = z.record(z.string(), part)

const each = <T extends z.ZodType>(keywords: readonly string[], schema: T) =>
  Object.fromEntries(keywords.map((keyword) => [keyword, schema.optional()]))

/** JSON Schema as far as metadata can need it; what says nothing about values may stand there too. */
const asSchema: z.ZodType = z.looseObject({
  type: z
    .union([type, z.array(type).min(1)], { error: `One or more of ${types.join(', ')}.` })
    .optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  pattern: pattern.optional(),
  format: z.string().optional(),
  multipleOf: z.number().positive().optional(),
  required: z.array(z.string()).optional(),
  patternProperties: z.record(pattern, part).optional(),
  dependentRequired: z.record(z.string(), z.array(z.string())).optional(),
  dependencies: z.record(z.string(), z.array(z.string()).or(part)).optional(),
  ...each(['minLength', 'maxLength', 'minProperties', 'maxProperties'], size),
  ...each(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], z.number()),
  ...each(['additionalProperties', 'unevaluatedProperties', 'propertyNames'], part),
  ...each(['properties', 'dependentSchemas', '$defs', 'definitions'], parts),
  ...each(['allOf', 'anyOf', 'oneOf'], z.array(part).min(1)),
  ...each(['not', 'if', 'then', 'else'], part),
})

const references = /^\$(id|anchor|ref|dynamicRef|dynamicAnchor|recursiveRef|recursiveAnchor)$/

// No key of metadata looks like one of these, so wherever they stand they can only mean that.
function hasReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => references.test(key) || hasReference(part))
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}
