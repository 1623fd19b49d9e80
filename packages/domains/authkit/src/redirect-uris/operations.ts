import { list, nothing, operation, pageQuery } from '@inhouse/core'
import { redirectUriInput, redirectUriSerializer } from './serializer.ts'
import { createRedirectUri, deleteRedirectUri, listRedirectUris } from './service.ts'

export const redirectUriOperations = [
  operation({
    method: 'GET',
    path: '/user_management/redirect_uris',
    summary: 'List redirect URIs',
    access: 'secret',
    query: pageQuery,
    output: list(redirectUriSerializer),
    handler: (ctx, { query }) => listRedirectUris(ctx, query),
  }),

  operation({
    method: 'POST',
    path: '/user_management/redirect_uris',
    summary: 'Create a redirect URI',
    access: 'secret',
    body: redirectUriInput,
    status: 201,
    output: redirectUriSerializer,
    handler: (ctx, { body }) => createRedirectUri(ctx, body),
  }),

  operation({
    method: 'DELETE',
    path: '/user_management/redirect_uris/:id',
    summary: 'Delete a redirect URI',
    access: 'secret',
    status: 204,
    output: nothing,
    handler: (ctx, { params }) => deleteRedirectUri(ctx, params.id),
  }),
]
