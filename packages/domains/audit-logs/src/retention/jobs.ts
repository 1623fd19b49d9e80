import { job, schedule } from '@inhouse/core'
import { deleteExpiredAuditLogs } from './delete-expired.ts'

const deleteExpired = job({ name: 'audit-logs.delete-expired', handle: deleteExpiredAuditLogs })

export const retentionJobs = [deleteExpired]

export const retentionSchedules = [
  schedule({
    name: 'audit-logs.delete-expired',
    cron: '0 3 * * *',
    job: deleteExpired,
    payload: null,
  }),
]
