import { list, operation } from '@inhouse/core'
import { listAuditLogEvents } from './list.ts'
import {
  createdSerializer,
  eventBatch,
  eventCreation,
  eventQuery,
  eventSerializer,
} from './serializer.ts'
import { createAuditLogEvent, createAuditLogEvents } from './service.ts'

export const eventOperations = [
  operation({
    method: 'POST',
    path: '/audit_logs/events',
    summary: 'Create an event',
    access: 'secret',
    body: eventCreation,
    knowsRepeats: true,
    output: createdSerializer,
    handler: (ctx, { body, request }) => createAuditLogEvent(ctx, body, keyOf(request)),
  }),

  operation({
    method: 'POST',
    path: '/audit_logs/events/batch',
    summary: 'Create up to 500 events, all or none',
    access: 'secret',
    body: eventBatch,
    knowsRepeats: true,
    extension: true,
    output: createdSerializer,
    handler: (ctx, { body, request }) => createAuditLogEvents(ctx, body, keyOf(request)),
  }),

  operation({
    method: 'GET',
    path: '/audit_logs/events',
    summary: 'List the events of an organization',
    access: 'secret',
    query: eventQuery,
    extension: true,
    output: list(eventSerializer),
    handler: (ctx, { query }) => listAuditLogEvents(ctx, query),
  }),
]

const keyOf = ({ headers }: Request) => headers.get('idempotency-key') ?? undefined
