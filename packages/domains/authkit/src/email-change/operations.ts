import { operation } from '@inhouse/core'
import {
  confirmInput,
  emailChangeConfirmationSerializer,
  emailChangeInput,
  emailChangeSerializer,
} from './serializer.ts'
import { confirmEmailChange, requestEmailChange } from './service.ts'

export const emailChangeOperations = [
  operation({
    method: 'POST',
    path: '/user_management/users/:id/email_change/send',
    summary: 'Send an email change code',
    access: 'secret',
    body: emailChangeInput,
    status: 200,
    output: emailChangeSerializer,
    handler: (ctx, { params, body }) => requestEmailChange(ctx, params.id, body.new_email),
  }),

  operation({
    method: 'POST',
    path: '/user_management/users/:id/email_change/confirm',
    summary: 'Confirm an email change',
    access: 'secret',
    body: confirmInput,
    status: 200,
    output: emailChangeConfirmationSerializer,
    handler: (ctx, { params, body }) => confirmEmailChange(ctx, params.id, body.code),
  }),
]
