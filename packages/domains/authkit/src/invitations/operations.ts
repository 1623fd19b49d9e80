import { list, operation } from '@inhouse/core'
import { acceptInvitationById } from './accept.ts'
import { revokeInvitation } from './revoke.ts'
import {
  invitationInput,
  invitationQuery,
  invitationSerializer,
  resendInput,
} from './serializer.ts'
import {
  createInvitation,
  getInvitation,
  getInvitationByToken,
  listInvitations,
  resendInvitation,
} from './service.ts'

export const invitationOperations = [
  operation({
    method: 'POST',
    path: '/user_management/invitations',
    summary: 'Send an invitation',
    access: 'secret',
    body: invitationInput,
    status: 201,
    output: invitationSerializer,
    handler: (ctx, { body }) => createInvitation(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/user_management/invitations',
    summary: 'List invitations',
    access: 'secret',
    query: invitationQuery,
    output: list(invitationSerializer),
    handler: (ctx, { query }) => listInvitations(ctx, query),
  }),

  operation({
    method: 'GET',
    path: '/user_management/invitations/:id',
    summary: 'Get an invitation',
    access: 'secret',
    output: invitationSerializer,
    handler: (ctx, { params }) => getInvitation(ctx, params.id),
  }),

  operation({
    method: 'GET',
    path: '/user_management/invitations/by_token/:token',
    summary: 'Find an invitation by token',
    access: 'secret',
    output: invitationSerializer,
    handler: (ctx, { params }) => getInvitationByToken(ctx, params.token),
  }),

  operation({
    method: 'POST',
    path: '/user_management/invitations/:id/accept',
    summary: 'Accept an invitation',
    access: 'secret',
    status: 200,
    output: invitationSerializer,
    handler: (ctx, { params }) => acceptInvitationById(ctx, params.id),
  }),

  operation({
    method: 'POST',
    path: '/user_management/invitations/:id/resend',
    summary: 'Resend an invitation',
    access: 'secret',
    body: resendInput,
    status: 200,
    output: invitationSerializer,
    handler: (ctx, { params, body }) => resendInvitation(ctx, params.id, body.locale),
  }),

  operation({
    method: 'POST',
    path: '/user_management/invitations/:id/revoke',
    summary: 'Revoke an invitation',
    access: 'secret',
    status: 200,
    output: invitationSerializer,
    handler: (ctx, { params }) => revokeInvitation(ctx, params.id),
  }),
]
