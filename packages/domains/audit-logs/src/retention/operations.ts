import { operation } from '@inhouse/core'
import { configurationSerializer, retentionInput, retentionSerializer } from './serializer.ts'
import {
  getAuditLogConfiguration,
  getAuditLogsRetention,
  updateAuditLogsRetention,
} from './service.ts'

export const retentionOperations = [
  operation({
    method: 'GET',
    path: '/organizations/:id/audit_logs_retention',
    summary: 'Get for how long events are kept',
    access: 'secret',
    output: retentionSerializer,
    handler: (ctx, { params }) => getAuditLogsRetention(ctx, params.id),
  }),

  operation({
    method: 'PUT',
    path: '/organizations/:id/audit_logs_retention',
    summary: 'Set for how long events are kept',
    access: 'secret',
    body: retentionInput,
    output: retentionSerializer,
    handler: (ctx, { params, body }) => updateAuditLogsRetention(ctx, params.id, body),
  }),

  operation({
    method: 'GET',
    path: '/organizations/:id/audit_log_configuration',
    summary: 'Get the audit log configuration of an organization',
    access: 'secret',
    output: configurationSerializer,
    handler: (ctx, { params }) => getAuditLogConfiguration(ctx, params.id),
  }),
]
