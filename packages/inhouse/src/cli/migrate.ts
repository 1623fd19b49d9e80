import { existsSync } from 'node:fs'
import type { PlannedStep } from '@inhouse/core'
import { defaultDatabase, nameOf, placeOf } from './database.ts'
import { makeDirectory } from './config-file.ts'
import { migrate as migrateInhouse } from './environments.ts'
import { print, styled } from './print.ts'
import { type Flags, readSettings } from './settings.ts'
import { at } from './tool.ts'

export async function migrate(flags: Flags & { plan?: boolean }): Promise<void> {
  const { database = defaultDatabase, environment } = readSettings(flags)
  const place = placeOf(database, environment)
  if (flags.plan) {
    // To look at a file that is not there must not make it.
    const isMissing = place.kind === 'sqlite' && !existsSync(place.file)
    const steps = await at(isMissing ? { kind: 'memory' } : place, (inhouse) =>
      inhouse.planMigrations(),
    )
    return print(steps.map(describe).join('\n') || `${nameOf(place)} is up to date.`)
  }
  if (database === defaultDatabase) makeDirectory()
  const taken = await at(place, migrateInhouse)
  print(taken.length > 0 ? `Done: ${taken.join(', ')}.` : `${nameOf(place)} is up to date.`)
}

const describe = ({ name, sql, locks, additive }: PlannedStep) => `${styled('bold', name)}
  ${additive ? 'Only adds: the version before keeps working beside it.' : 'Changes what is there: stop the version before first.'}
  ${locks.length > 0 ? `Locks ${locks.join(', ')} while it runs.` : 'Locks no table in use.'}

${sql.map((statement) => `  ${statement};`).join('\n')}
`
