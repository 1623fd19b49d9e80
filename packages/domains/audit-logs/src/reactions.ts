import { on } from '@inhouse/core'
import { organizationDeleted } from '@inhouse/orgs'
import { deleteRetention } from './retention/service.ts'

// Its events and exports cannot be read from now on; `deleteExpiredAuditLogs` takes them away.
export const reactions = [on(organizationDeleted, (tx, { id }) => deleteRetention(tx, id))]
