import { operation } from '@inhouse/core'
import { confirmInput, emailVerificationSerializer, verifiedUserSerializer } from './serializer.ts'
import {
  confirmEmailVerification,
  getEmailVerification,
  requestEmailVerification,
} from './service.ts'

export const emailVerificationOperations = [
  operation({
    method: 'POST',
    path: '/user_management/users/:id/email_verification/send',
    summary: 'Send a verification email',
    access: 'secret',
    status: 200,
    output: verifiedUserSerializer,
    handler: (ctx, { params }) => requestEmailVerification(ctx, params.id),
  }),

  operation({
    method: 'POST',
    path: '/user_management/users/:id/email_verification/confirm',
    summary: 'Verify an email address',
    access: 'secret',
    body: confirmInput,
    status: 200,
    output: verifiedUserSerializer,
    handler: (ctx, { params, body }) => confirmEmailVerification(ctx, params.id, body.code),
  }),

  operation({
    method: 'GET',
    path: '/user_management/email_verification/:id',
    summary: 'Get an email verification code',
    access: 'secret',
    output: emailVerificationSerializer,
    handler: (ctx, { params }) => getEmailVerification(ctx, params.id),
  }),
]
