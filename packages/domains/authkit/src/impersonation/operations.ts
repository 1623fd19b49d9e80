import { operation } from '@inhouse/core'
import { impersonationInput, impersonationSerializer } from './serializer.ts'
import { impersonate } from './service.ts'

export const impersonationOperations = [
  operation({
    method: 'POST',
    path: '/user_management/users/:id/impersonate',
    summary: 'Act in the place of a user',
    access: 'secret',
    extension: true,
    body: impersonationInput,
    status: 201,
    output: impersonationSerializer,
    handler: (ctx, { params, body }) => impersonate(ctx, params.id, body),
  }),
]
