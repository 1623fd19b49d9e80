import { list, nothing, operation } from '@inhouse/core'
import { deliveryQuery, deliverySerializer, replayInput, testInput } from './serializer.ts'
import {
  getWebhookDelivery,
  listWebhookDeliveries,
  replayWebhookDelivery,
  replayWebhooks,
  testWebhookEndpoint,
} from './service.ts'

export const deliveryOperations = [
  operation({
    method: 'GET',
    path: '/webhook_endpoints/:id/deliveries',
    summary: 'List the deliveries to a webhook endpoint',
    access: 'secret',
    extension: true,
    query: deliveryQuery,
    output: list(deliverySerializer),
    handler: (ctx, { params, query }) => listWebhookDeliveries(ctx, params.id, query),
  }),

  operation({
    method: 'GET',
    path: '/webhook_endpoints/:id/deliveries/:delivery_id',
    summary: 'Get a delivery to a webhook endpoint',
    access: 'secret',
    extension: true,
    output: deliverySerializer,
    handler: (ctx, { params }) => getWebhookDelivery(ctx, params.id, params.delivery_id),
  }),

  operation({
    method: 'POST',
    path: '/webhook_endpoints/:id/deliveries/:delivery_id/replay',
    summary: 'Deliver an event once more',
    access: 'secret',
    extension: true,
    status: 201,
    output: deliverySerializer,
    handler: (ctx, { params }) => replayWebhookDelivery(ctx, params.id, params.delivery_id),
  }),

  operation({
    method: 'POST',
    path: '/webhook_endpoints/:id/replay',
    summary: 'Deliver all events of a time once more',
    access: 'secret',
    extension: true,
    body: replayInput,
    status: 202,
    output: nothing,
    handler: (ctx, { params, body }) => replayWebhooks(ctx, params.id, body),
  }),

  operation({
    method: 'POST',
    path: '/webhook_endpoints/:id/test',
    summary: 'Send a sample event to a webhook endpoint',
    access: 'secret',
    extension: true,
    body: testInput,
    status: 201,
    output: deliverySerializer,
    handler: (ctx, { params, body }) => testWebhookEndpoint(ctx, params.id, body),
  }),
]
