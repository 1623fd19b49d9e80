import { operation } from '@inhouse/core'
import { jwtTemplateInput, jwtTemplateSerializer } from './serializer.ts'
import { getJwtTemplate, saveJwtTemplate } from './service.ts'

export const jwtTemplateOperations = [
  operation({
    method: 'GET',
    path: '/user_management/jwt_template',
    summary: 'Get the JWT template',
    access: 'secret',
    output: jwtTemplateSerializer,
    handler: (ctx) => getJwtTemplate(ctx),
  }),

  operation({
    method: 'PUT',
    path: '/user_management/jwt_template',
    summary: 'Update the JWT template',
    access: 'secret',
    body: jwtTemplateInput,
    status: 200,
    output: jwtTemplateSerializer,
    handler: (ctx, { body }) => saveJwtTemplate(ctx, body),
  }),
]
