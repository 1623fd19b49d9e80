import { operation } from '@inhouse/core'
import {
  passwordlessSessionInput,
  passwordlessSessionSerializer,
  sentSerializer,
} from './serializer.ts'
import { createPasswordlessSession, sendPasswordlessSession } from './service.ts'

/** The API that came before Magic Auth, which every SDK still has. */
export const passwordlessOperations = [
  operation({
    method: 'POST',
    path: '/passwordless/sessions',
    summary: 'Create a passwordless session',
    access: 'secret',
    hidden: true,
    body: passwordlessSessionInput,
    status: 201,
    output: passwordlessSessionSerializer,
    handler: (ctx, { body }) => createPasswordlessSession(ctx, body),
  }),

  operation({
    method: 'POST',
    path: '/passwordless/sessions/:id/send',
    summary: 'Mail the link of a passwordless session',
    access: 'secret',
    hidden: true,
    status: 200,
    output: sentSerializer,
    handler: (ctx, { params }) => sendPasswordlessSession(ctx, params.id),
  }),
]
