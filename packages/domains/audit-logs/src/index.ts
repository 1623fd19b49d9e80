export type { AuditLogAction, SchemaInput } from './actions/serializer.ts'
export {
  createAuditLogSchema,
  listAuditLogActions,
  listAuditLogSchemas,
} from './actions/service.ts'
export { listAuditLogEvents } from './events/list.ts'
export type {
  AuditLogEventBatch,
  AuditLogEventCreation,
  AuditLogEventQuery,
} from './events/serializer.ts'
export { createAuditLogEvent, createAuditLogEvents } from './events/service.ts'
export { makeExport } from './exports/make.ts'
export type { AuditLogExport, AuditLogExportInput } from './exports/serializer.ts'
export { createAuditLogExport, getAuditLogExport } from './exports/service.ts'
export { auditLogs } from './module.ts'
export { deleteExpiredAuditLogs } from './retention/delete-expired.ts'
export {
  getAuditLogConfiguration,
  getAuditLogsRetention,
  updateAuditLogsRetention,
} from './retention/service.ts'
export type { AuditLogEventRow, AuditLogSchema } from './tables.ts'
