import type { AuditLogEventRow, AuditLogExportRow } from '../tables.ts'
import { eventSerializer } from '../events/serializer.ts'

interface Format {
  contentType: string
  /** What stands before the first event. */
  head: string
  line(event: AuditLogEventRow): string
}

type Cell = string | number | undefined

const columns: Record<string, (row: AuditLogEventRow) => Cell> = {
  id: ({ id }) => id,
  occurred_at: ({ occurred_at }) => occurred_at,
  action: ({ action }) => action,
  version: ({ event }) => event.version,
  actor_id: ({ event }) => event.actor.id,
  actor_type: ({ event }) => event.actor.type,
  actor_name: ({ event }) => event.actor.name,
  actor_metadata: ({ event }) => asJson(event.actor.metadata),
  targets: ({ event }) => asJson(event.targets),
  location: ({ event }) => event.context.location,
  user_agent: ({ event }) => event.context.user_agent,
  metadata: ({ event }) => asJson(event.metadata),
  created_at: ({ created_at }) => created_at,
}

const asJson = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))

/** One line of CSV. RFC 4180, 2. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: Cell): string {
  const text = typeof cell === 'string' ? withoutFormula(cell) : String(cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// A spreadsheet would run what begins like a formula, whoever has written it.
const withoutFormula = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

/** How a file of events is written. */
export const formats: Record<AuditLogExportRow['format'], Format> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: csvLine(Object.keys(columns)),
    line: (event) => csvLine(Object.values(columns).map((cell) => cell(event))),
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    head: '',
    line: (event) => `${JSON.stringify(eventSerializer.serialize(event))}\n`,
  },
}
