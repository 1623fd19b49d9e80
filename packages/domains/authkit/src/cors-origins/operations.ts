import { list, operation, pageQuery } from '@inhouse/core'
import { corsOriginInput, corsOriginSerializer } from './serializer.ts'
import { createCorsOrigin, listCorsOrigins } from './service.ts'

export const corsOriginOperations = [
  operation({
    method: 'GET',
    path: '/user_management/cors_origins',
    summary: 'List the CORS origins',
    access: 'secret',
    query: pageQuery,
    output: list(corsOriginSerializer),
    handler: (ctx, { query }) => listCorsOrigins(ctx, query),
  }),

  operation({
    method: 'POST',
    path: '/user_management/cors_origins',
    summary: 'Create a CORS origin',
    access: 'secret',
    body: corsOriginInput,
    status: 201,
    output: corsOriginSerializer,
    handler: (ctx, { body }) => createCorsOrigin(ctx, body),
  }),
]
