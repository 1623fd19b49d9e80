import { readFileSync } from 'node:fs'
import { parse, YAMLParseError } from 'yaml'
import { Complaint } from '../complaint.ts'
import { defaultEnvironment } from '../environment-names.ts'
import { explain } from './explain.ts'
import {
  seed as schema,
  type SeedInvitation,
  type SeedKey,
  type SeedOrganization,
  type SeedUser,
  type SeedWebhookEndpoint,
} from './schema.ts'

/** What is to be in one environment, and the file that says so. */
export interface EnvironmentPlan {
  file: string
  /** Where in the file it stands: `environments.staging.`, or nothing at the top. */
  prefix: string
  api_key?: string
  client_id?: string
  users: SeedUser[] | undefined
  organizations: SeedOrganization[] | undefined
  invitations?: SeedInvitation[] | undefined
  apiKeys: SeedKey[] | undefined
  webhookEndpoints?: SeedWebhookEndpoint[] | undefined
  jwtTemplate?: string
}

export type Plan = ReadonlyMap<string, EnvironmentPlan>

/** Reads a YAML or JSON file. Whatever is wrong with it is told at once, before anything is done. */
export function readSeed(file: string): Plan {
  const result = schema.safeParse(readValue(file) ?? {})
  if (!result.success) {
    const reasons = explain(result.error.issues).map((reason) => `${file}: ${reason}`)
    throw new Complaint(reasons.join('\n'))
  }
  const { environments = {}, ...own } = result.data
  const planOf = (part: object, prefix: string) => ({ ...part, file, prefix }) as EnvironmentPlan
  return new Map([
    [defaultEnvironment, planOf(own, '')],
    ...Object.entries(environments).map(
      ([name, part]) => [name, planOf(part, `environments.${name}.`)] as const,
    ),
  ])
}

function readValue(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8')
    // Every JSON document is a YAML document too, but its own parser knows better what is wrong.
    return file.endsWith('.json') ? JSON.parse(text) : parse(text, { prettyErrors: true })
  } catch (error) {
    if (error instanceof YAMLParseError) throw new Complaint(`${file}: ${error.message.trim()}`)
    if (error instanceof SyntaxError) throw new Complaint(`${file}: ${error.message}`)
    throw new Complaint(`The seed cannot be read: ${(error as Error).message}`)
  }
}
