import { operation } from '@inhouse/core'
import { jwksSerializer } from './serializer.ts'
import { listPublicKeys } from './service.ts'

export const signingKeyOperations = [
  operation({
    method: 'GET',
    path: '/sso/jwks/:client_id',
    summary: 'Get the keys that verify access tokens',
    access: 'public',
    cors: 'any',
    maxAgeSeconds: 300,
    output: jwksSerializer,
    handler: (ctx, { params }) => listPublicKeys(ctx, params.client_id),
  }),
]
