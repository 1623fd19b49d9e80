import { operation } from '@inhouse/core'
import { magicAuthInput, magicAuthSerializer } from './serializer.ts'
import { createMagicAuth, getMagicAuth } from './service.ts'

export const magicAuthOperations = [
  operation({
    method: 'POST',
    path: '/user_management/magic_auth',
    summary: 'Create a Magic Auth code',
    access: 'secret',
    body: magicAuthInput,
    status: 201,
    output: magicAuthSerializer,
    handler: (ctx, { body }) => createMagicAuth(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/user_management/magic_auth/:id',
    summary: 'Get a Magic Auth code',
    access: 'secret',
    output: magicAuthSerializer,
    handler: (ctx, { params }) => getMagicAuth(ctx, params.id),
  }),
]
