import { operation } from '@inhouse/core'
import {
  newPasswordInput,
  passwordResetInput,
  passwordResetSerializer,
  resetUserSerializer,
} from './serializer.ts'
import { createPasswordReset, getPasswordReset, resetPassword } from './service.ts'

export const passwordResetOperations = [
  operation({
    method: 'POST',
    path: '/user_management/password_reset',
    summary: 'Create a password reset token',
    access: 'secret',
    body: passwordResetInput,
    status: 201,
    output: passwordResetSerializer,
    handler: (ctx, { body }) => createPasswordReset(ctx, body.email),
  }),

  operation({
    method: 'POST',
    path: '/user_management/password_reset/confirm',
    summary: 'Reset a password',
    access: 'secret',
    body: newPasswordInput,
    status: 200,
    output: resetUserSerializer,
    handler: (ctx, { body }) => resetPassword(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/user_management/password_reset/:id',
    summary: 'Get a password reset token',
    access: 'secret',
    output: passwordResetSerializer,
    handler: (ctx, { params }) => getPasswordReset(ctx, params.id),
  }),
]
