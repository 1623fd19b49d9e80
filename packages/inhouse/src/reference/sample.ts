import type { Entry } from './entries.ts'
import type { Schema } from './fields.ts'

/** A request that can be pasted into a shell. */
export function curlSample(entry: Entry, url: string): string {
  const { method, access, body } = entry
  const path = entry.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idSample(name, entry.path))
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}${url}${path}`]
  if (access === 'secret') lines.push(`  -H 'Authorization: Bearer sk_test_…'`)
  if (body) {
    lines.push(`  -H 'Content-Type: application/json'`)
    lines.push(`  -d '${JSON.stringify(bodySample(body), null, 2).replaceAll('\n', '\n  ')}'`)
  }
  return lines.join(' \\\n')
}

const prefixes: Record<string, string> = {
  organizations: 'org',
  organization_domains: 'org_domain',
  organization_memberships: 'om',
  users: 'user',
  sessions: 'session',
}

function idSample(name: string, path: string): string {
  if (name === 'client_id' || name === 'clientId') return 'client_…'
  if (name === 'external_id') return 'your-id'
  const before = path.split(`/{${name}}`)[0]!.split('/').at(-1)!
  return `${prefixes[before] ?? name}_…`
}

/** What must be sent; where nothing must, the first fields that may. */
function bodySample(schema: Schema): unknown {
  const { properties = {}, required = [], anyOf, oneOf } = schema
  const [first] = anyOf ?? oneOf ?? []
  if (first) return bodySample(first)
  const names = Object.keys(properties)
  const shown = required.length > 0 ? names.filter((name) => required.includes(name)) : names
  return Object.fromEntries(
    shown
      .slice(0, Math.max(required.length, 2))
      .map((name) => [name, valueSample(name, properties[name]!)]),
  )
}

const values: Record<string, unknown> = {
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  name: 'Acme',
  domain: 'acme.com',
  password: 'a long and private sentence',
  external_id: 'your-id',
  organization_id: 'org_…',
  user_id: 'user_…',
  session_id: 'session_…',
  client_id: 'client_…',
  client_secret: 'sk_test_…',
}

function valueSample(name: string, schema: Schema): unknown {
  if (name in values) return values[name]
  const { items, enum: words, anyOf, oneOf, default: usual } = schema
  const [type] = [schema.type].flat()
  if (schema.const !== undefined) return schema.const
  if (usual !== undefined) return usual
  if (words) return words[0]
  const [first] = anyOf ?? oneOf ?? []
  if (first) return valueSample(name, first)
  if (items) return [valueSample(name.replace(/s$/, ''), items)]
  if (type === 'object') return schema.properties ? bodySample(schema) : {}
  if (type === 'boolean') return true
  return type === 'number' || type === 'integer' ? 1 : '…'
}
