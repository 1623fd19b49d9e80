import { operation } from '@inhouse/core'
import { authenticatePage } from '../browser-refresh/authenticate-page.ts'
import { authenticateInput, authenticationSerializer } from './serializer.ts'
import { authenticate } from './service.ts'

export const authenticationOperations = [
  operation({
    method: 'POST',
    path: '/user_management/authenticate',
    summary: 'Authenticate a user',
    access: 'client',
    cors: 'allowed',
    errors: 'oauth',
    body: authenticateInput,
    status: 200,
    output: authenticationSerializer,
    handler: (ctx, { body, caller, request, pageOrigin }) =>
      pageOrigin === null
        ? authenticate(ctx, body, caller, request)
        : authenticatePage(ctx, body, { caller, request, pageOrigin }),
  }),
]
