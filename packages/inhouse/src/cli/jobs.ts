import { Complaint } from '../complaint.ts'
import { print, tabular } from './print.ts'
import type { Flags } from './settings.ts'
import { withDatabase } from './tool.ts'

interface ListFlags extends Flags {
  dead?: boolean
  json?: boolean
}

export const listJobs = ({ dead = false, json, ...flags }: ListFlags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    const jobs = await inhouse.jobs.list({ dead })
    if (json) return print(JSON.stringify(jobs))
    if (jobs.length === 0) return print(dead ? 'None is dead.' : 'There is nothing to do.')
    const rows = jobs.map((job) => [
      job.id,
      job.job,
      job.state,
      String(job.attempts),
      job.due_at ?? job.failed_at ?? '',
      oneLine(job.last_error ?? ''),
    ])
    print(tabular(['Id', 'Job', 'State', 'Attempts', dead ? 'Since' : 'Due', 'Last error'], rows))
  })

export const retryJob = (id: string, flags: Flags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    if (!(await inhouse.jobs.retry(id))) throw notDead(id)
    print(`${id} is due.`)
  })

export const discardJob = (id: string, flags: Flags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    if (!(await inhouse.jobs.discard(id))) throw notDead(id)
    print(`${id} is forgotten.`)
  })

const notDead = (id: string) =>
  new Complaint(`There is no dead job '${id}'. See \`inhouse jobs list --dead\`.`)

const LONGEST = 80

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
