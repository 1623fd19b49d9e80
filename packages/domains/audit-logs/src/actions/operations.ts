import { list, operation, pageQuery } from '@inhouse/core'
import { actionSerializer, schemaInput, schemaSerializer } from './serializer.ts'
import { createAuditLogSchema, listAuditLogActions, listAuditLogSchemas } from './service.ts'

export const actionOperations = [
  operation({
    method: 'GET',
    path: '/audit_logs/actions',
    summary: 'List actions',
    access: 'secret',
    query: pageQuery,
    output: list(actionSerializer),
    handler: (ctx, { query }) => listAuditLogActions(ctx, query),
  }),

  operation({
    method: 'POST',
    path: '/audit_logs/actions/:action/schemas',
    summary: 'Create a schema of an action',
    access: 'secret',
    body: schemaInput,
    status: 201,
    output: schemaSerializer,
    handler: (ctx, { params, body }) => createAuditLogSchema(ctx, params.action, body),
  }),

  operation({
    method: 'GET',
    path: '/audit_logs/actions/:action/schemas',
    summary: 'List the schemas of an action',
    access: 'secret',
    query: pageQuery,
    output: list(schemaSerializer),
    handler: (ctx, { params, query }) => listAuditLogSchemas(ctx, params.action, query),
  }),
]
