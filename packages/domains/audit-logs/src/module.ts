import { module } from '@inhouse/core'
import { orgs } from '@inhouse/orgs'
import { actionOperations } from './actions/operations.ts'
import { eventOperations } from './events/operations.ts'
import { exportOperations } from './exports/operations.ts'
import { migrations } from './migrations/index.ts'
import { reactions } from './reactions.ts'
import { retentionJobs, retentionSchedules } from './retention/jobs.ts'
import { retentionOperations } from './retention/operations.ts'
import { settings } from './settings.ts'

export const auditLogs = module({
  name: 'audit-logs',
  needs: [orgs],
  settings,
  migrations,
  operations: [
    ...actionOperations,
    ...eventOperations,
    ...exportOperations,
    ...retentionOperations,
  ],
  reactions,
  jobs: retentionJobs,
  schedules: retentionSchedules,
})
