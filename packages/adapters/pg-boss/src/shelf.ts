import { isoTime, type JobEngine, type StoredJob } from '@inhouse/core'
import type { PgBoss } from 'pg-boss'
import { isOne } from './is-one.ts'
import type { Queues } from './queues.ts'

/** What people see of the jobs, and do with dead ones. */
export function createShelf(
  boss: PgBoss,
  queues: Queues,
  schema: string,
): Pick<JobEngine, 'list' | 'retry' | 'discard'> {
  const query = async (columns: string, where: string, values: unknown[]) => {
    await queues.ready()
    const text = `select id, ${columns} from ${schema}.job where ${where}`
    const { rows } = await boss.getDb().executeSql(text, values)
    return rows.map(read(queues))
  }

  return {
    list: ({ dead = false, limit = 100 }) =>
      dead
        ? query(DEAD, 'name = $1 order by created_on desc limit $2', [queues.dead, limit])
        : query(ALIVE, `name = any($1) and ${IS_ALIVE} order by created_on desc limit $2`, [
            queues.names,
            limit,
          ]),
    async retry(id) {
      if (!UUID.test(id)) return false
      await queues.ready()
      return (await boss.redrive(queues.dead, { ids: [id] })) > 0
    },
    async discard(id) {
      if (!UUID.test(id)) return false
      await queues.ready()
      return isOne(await boss.deleteJob(queues.dead, id))
    },
  }
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const IS_ALIVE = `state in ('created', 'retry', 'active')`

const ALIVE = `
  name, case when state = 'active' then 'running' else 'waiting' end as state,
  retry_count + (state <> 'created')::int as attempts,
  case when state = 'active' then heartbeat_on + heartbeat_seconds * interval '1 s'
    else start_after end as due_at,
  null as failed_at, ${errorIn('output')} as error, created_on`

const DEAD = `
  source_name as name, 'dead' as state, source_retry_count + 1 as attempts, null as due_at,
  created_on as failed_at, ${errorIn('source_output')} as error, source_created_on as created_on`

/** As we say it, or as pg-boss does where a process has vanished. */
function errorIn(column: string) {
  return `coalesce(${column} ->> 'message', ${column} -> 'value' ->> 'message')`
}

interface Row {
  id: string
  name: string
  state: StoredJob['state']
  attempts: number
  due_at: Date | null
  failed_at: Date | null
  error: string | null
  created_on: Date
}

const read =
  (queues: Queues) =>
  (row: Row): StoredJob => ({
    id: row.id,
    job: queues.jobOf(row.name),
    state: row.state,
    attempts: row.attempts,
    due_at: moment(row.due_at),
    failed_at: moment(row.failed_at),
    last_error: row.error,
    created_at: isoTime(row.created_on.getTime()),
  })

const moment = (date: Date | null) => date && isoTime(date.getTime())
