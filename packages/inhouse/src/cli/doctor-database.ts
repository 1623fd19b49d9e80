import { existsSync } from 'node:fs'
import {
  createSecretKey,
  type Inhouse,
  listSecretKeys,
  milliseconds,
  systemClock,
} from '@inhouse/core'
import { sql } from 'kysely'
import { Complaint } from '../complaint.ts'
import { nameOf, type Place } from './database.ts'
import { bad, type Finding, good } from './finding.ts'
import { at } from './tool.ts'

const MAX_DRIFT_MS = 5000

// When this was written: a clock that shows less has lost its time.
const EARLIEST = milliseconds('2026-01-01T00:00:00Z')

/** Whether the database is there, up to date and takes what is written, and has keys. */
export async function checkDatabase(place: Place, configuredKeys: number): Promise<Finding[]> {
  const name = nameOf(place)
  if (place.kind === 'sqlite' && !existsSync(place.file)) {
    return [
      bad(
        'Database',
        `${name} is not there: run \`inhouse migrate\`, or set INHOUSE_DATABASE_URL.`,
      ),
      await checkClock(),
    ]
  }
  try {
    return await at(place, async (inhouse) => {
      await sql`select 1`.execute(inhouse.context.db)
      const migrations = await checkMigrations(inhouse)
      return [
        good('Database', name),
        migrations,
        ...(migrations.state === 'good'
          ? [await checkWriting(inhouse), await checkKeys(inhouse, configuredKeys)]
          : []),
        await checkClock(place.kind === 'postgres' ? inhouse : undefined),
      ]
    })
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    return [bad('Database', `${error.message}. Is it running, and is the address right?`)]
  }
}

async function checkMigrations(inhouse: Inhouse): Promise<Finding> {
  const { pending, unknown } = await inhouse.schemaState()
  if (unknown.length > 0) {
    return bad('Migrations', `The database is newer: ${unknown.join(', ')}. Install that version.`)
  }
  if (pending.length > 0) {
    return bad('Migrations', `${pending.length} are missing: run \`inhouse migrate\`.`)
  }
  return good('Migrations', 'up to date')
}

class Undo extends Error {}

async function checkWriting({ context }: Inhouse): Promise<Finding> {
  try {
    await context.transaction(async (tx) => {
      await createSecretKey(tx, { name: 'doctor', live: false })
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) {
      return bad('Writing', 'It takes no rows: is it read-only, or the disk full?')
    }
  }
  return good('Writing', 'a row was written, and taken back')
}

async function checkKeys({ context }: Inhouse, configured: number): Promise<Finding> {
  const stored = (await listSecretKeys(context)).filter(({ revoked_at }) => !revoked_at).length
  if (stored + configured === 0) {
    return bad('Keys', 'none: run `inhouse keys create <name>`, or set INHOUSE_API_KEY.')
  }
  return good('Keys', `${stored} in the database, ${configured} configured`)
}

async function checkClock(inhouse?: Inhouse): Promise<Finding> {
  if (systemClock() < EARLIEST) return bad('Clock', 'It is years behind: set the time, by NTP.')
  if (!inhouse) return good('Clock', 'plausible')
  const asked = sql<{ now: string }>`select extract(epoch from clock_timestamp()) as now`
  const { rows } = await asked.execute(inhouse.context.db)
  const drift = Math.abs(systemClock() - Number(rows[0]!.now) * 1000)
  if (drift < MAX_DRIFT_MS) return good('Clock', 'agrees with that of the database')
  const seconds = Math.round(drift / 1000)
  return bad('Clock', `${seconds} s away from that of the database: set both by NTP.`)
}
