import { list, nothing, operation, pageQuery } from '@inhouse/core'
import { logout } from './logout.ts'
import { logoutQuery, revokeSessionInput, sessionSerializer } from './serializer.ts'
import { listSessions, revokeSession } from './service.ts'

export const sessionOperations = [
  operation({
    method: 'GET',
    path: '/user_management/users/:id/sessions',
    summary: 'List the sessions of a user',
    access: 'secret',
    query: pageQuery,
    output: list(sessionSerializer),
    handler: (ctx, { params, query }) => listSessions(ctx, params.id, query),
  }),

  operation({
    method: 'POST',
    path: '/user_management/sessions/revoke',
    summary: 'Revoke a session',
    access: 'secret',
    body: revokeSessionInput,
    status: 200,
    output: nothing,
    handler: (ctx, { body }) => revokeSession(ctx, body.session_id),
  }),

  operation({
    method: 'GET',
    path: '/user_management/sessions/logout',
    summary: 'Sign out and go on to another page',
    access: 'public',
    query: logoutQuery,
    status: [302, 200],
    handler: (ctx, { query, request }) => logout(ctx, query, request),
  }),
]
