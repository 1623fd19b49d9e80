import { list, nothing, operation, pageQuery } from '@inhouse/core'
import { getWebhookEndpoint } from './find.ts'
import { rotateWebhookSecret } from './secrets.ts'
import {
  deliveryPolicyInput,
  deliveryPolicySerializer,
  rotationInput,
  webhookEndpointChanges,
  webhookEndpointInput,
  webhookEndpointSerializer,
} from './serializer.ts'
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  setDeliveryPolicy,
  updateWebhookEndpoint,
} from './service.ts'

export const webhookEndpointOperations = [
  operation({
    method: 'POST',
    path: '/webhook_endpoints',
    summary: 'Create a webhook endpoint',
    access: 'secret',
    body: webhookEndpointInput,
    status: 201,
    output: webhookEndpointSerializer,
    handler: (ctx, { body }) => createWebhookEndpoint(ctx, body),
  }),

  operation({
    method: 'GET',
    path: '/webhook_endpoints',
    summary: 'List webhook endpoints',
    access: 'secret',
    query: pageQuery,
    output: list(webhookEndpointSerializer),
    handler: (ctx, { query }) => listWebhookEndpoints(ctx, query),
  }),

  operation({
    method: 'PATCH',
    path: '/webhook_endpoints/:id',
    summary: 'Update a webhook endpoint',
    access: 'secret',
    body: webhookEndpointChanges,
    output: webhookEndpointSerializer,
    handler: (ctx, { params, body }) => updateWebhookEndpoint(ctx, params.id, body),
  }),

  operation({
    method: 'DELETE',
    path: '/webhook_endpoints/:id',
    summary: 'Delete a webhook endpoint',
    access: 'secret',
    output: nothing,
    handler: (ctx, { params }) => deleteWebhookEndpoint(ctx, params.id),
  }),

  operation({
    method: 'POST',
    path: '/webhook_endpoints/:id/rotate_secret',
    summary: 'Give a webhook endpoint a new secret',
    access: 'secret',
    extension: true,
    body: rotationInput,
    status: 201,
    output: webhookEndpointSerializer,
    handler: (ctx, { params, body }) => rotateWebhookSecret(ctx, params.id, body),
  }),

  operation({
    method: 'GET',
    path: '/webhook_endpoints/:id/delivery_policy',
    summary: 'Get how a webhook endpoint is delivered to',
    access: 'secret',
    extension: true,
    output: deliveryPolicySerializer,
    handler: (ctx, { params }) => getWebhookEndpoint(ctx, params.id),
  }),

  operation({
    method: 'PUT',
    path: '/webhook_endpoints/:id/delivery_policy',
    summary: 'Set how a webhook endpoint is delivered to',
    access: 'secret',
    extension: true,
    body: deliveryPolicyInput,
    output: deliveryPolicySerializer,
    handler: (ctx, { params, body }) => setDeliveryPolicy(ctx, params.id, body),
  }),
]
