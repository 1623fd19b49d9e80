import { operation } from '@inhouse/core'
import { policyChanges, policySerializer } from './serializer.ts'
import { getAuthenticationPolicy, updateAuthenticationPolicy } from './service.ts'

export const policyOperations = [
  operation({
    method: 'GET',
    path: '/organizations/:id/authentication_policy',
    summary: 'Get the authentication policy of an organization',
    access: 'secret',
    extension: true,
    output: policySerializer,
    handler: (ctx, { params }) => getAuthenticationPolicy(ctx, params.id),
  }),

  operation({
    method: 'PUT',
    path: '/organizations/:id/authentication_policy',
    summary: 'Update the authentication policy of an organization',
    access: 'secret',
    extension: true,
    body: policyChanges,
    status: 200,
    output: policySerializer,
    handler: (ctx, { params, body }) => updateAuthenticationPolicy(ctx, params.id, body),
  }),
]
