import { operation } from '@inhouse/core'
import { deviceAuthorizationInput, deviceAuthorizationSerializer } from './serializer.ts'
import { authorizeDevice } from './service.ts'

export const deviceAuthorizationOperations = [
  operation({
    method: 'POST',
    path: '/user_management/authorize/device',
    summary: 'Begin a sign-in on a device',
    access: 'client',
    cors: 'allowed',
    errors: 'oauth',
    body: deviceAuthorizationInput,
    status: 200,
    output: deviceAuthorizationSerializer,
    handler: (ctx, { body }) => authorizeDevice(ctx, body),
  }),
]
