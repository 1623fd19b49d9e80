import { operation } from '@inhouse/core'
import { readExportFile } from './file.ts'
import { exportInput, exportSerializer, fileQuery } from './serializer.ts'
import { createAuditLogExport, getAuditLogExport } from './service.ts'

export const exportOperations = [
  operation({
    method: 'POST',
    path: '/audit_logs/exports',
    summary: 'Create an export',
    access: 'secret',
    body: exportInput,
    errors: 'messages',
    status: 201,
    output: exportSerializer,
    handler: (ctx, { body }) => createAuditLogExport(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/audit_logs/exports/:id',
    summary: 'Get an export, with a link to its file',
    access: 'secret',
    output: exportSerializer,
    handler: (ctx, { params }) => getAuditLogExport(ctx, params.id),
  }),

  operation({
    method: 'GET',
    path: '/audit_logs/exports/:id/file',
    summary: 'Download the file of an export',
    access: 'public',
    query: fileQuery,
    errors: 'page',
    extension: true,
    handler: (ctx, { params, query }) => readExportFile(ctx, params.id, query.token),
  }),
]
