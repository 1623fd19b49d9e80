export type Row = Record<string, unknown>

export function encode(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  const json = JSON.stringify(value)
  // What has a text of its own, as a date of the host has, is no JSON value.
  return json.startsWith('"') ? JSON.parse(json) : json
}

/** Decodes the rows of a statement by the declared types of their columns, in place. */
export function decoder(columns: { name: string; type: string | null }[]): (row: Row) => Row {
  const of = (type: string) => columns.filter((c) => c.type === type).map((c) => c.name)
  const booleans = of('boolean')
  const jsons = of('json_text')
  return (row) => {
    for (const name of booleans) if (row[name] != null) row[name] = row[name] === 1
    for (const name of jsons) if (row[name] != null) row[name] = JSON.parse(row[name] as string)
    return row
  }
}
