import { operation } from '@inhouse/core'
import { identitiesSerializer } from './serializer.ts'
import { listIdentities } from './service.ts'

export const identityOperations = [
  operation({
    method: 'GET',
    path: '/user_management/users/:id/identities',
    summary: 'List the identities of a user',
    access: 'secret',
    output: identitiesSerializer,
    handler: (ctx, { params }) => listIdentities(ctx, params.id),
  }),
]
