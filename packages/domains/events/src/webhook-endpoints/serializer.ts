import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { WebhookEndpoint } from '../tables.ts'
import { webhookEvents } from './event-names.ts'

const MAX_URL = 2000

const event = z.enum(webhookEvents, {
  error: ({ input }) => `'${String(input)}' is no event that can be subscribed to.`,
})

export const webhookEndpointInput = z.object({
  endpoint_url: z.string().trim().min(1).max(MAX_URL),
  events: z.array(event).transform((names) => [...new Set(names)]),
})

export type WebhookEndpointInput = z.output<typeof webhookEndpointInput>

export const webhookEndpointChanges = z.object({
  endpoint_url: webhookEndpointInput.shape.endpoint_url.optional(),
  status: z.enum(['enabled', 'disabled']).optional(),
  events: webhookEndpointInput.shape.events.optional(),
})

export type WebhookEndpointChanges = z.output<typeof webhookEndpointChanges>

/** An endpoint with its secret, which is shown when it is made and never again. */
export interface NewWebhookEndpoint extends WebhookEndpoint {
  secret?: string
}

export const webhookEndpointSerializer = serializer(
  'webhook_endpoint',
  {
    id: z.string(),
    endpoint_url: z.string(),
    secret: z.string(),
    status: z.enum(['enabled', 'disabled']),
    events: z.array(z.string()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (endpoint: NewWebhookEndpoint) => ({
    id: endpoint.id,
    endpoint_url: endpoint.endpoint_url,
    secret: endpoint.secret ?? `whsec_…${endpoint.secret_hint}`,
    status: endpoint.status,
    events: endpoint.events,
    created_at: endpoint.created_at,
    updated_at: endpoint.updated_at,
  }),
)

export const rotationInput = z.object({
  /** How long the secret before signs too. */
  overlap_hours: z.number().int().min(0).max(168).optional(),
})

export type RotationInput = z.output<typeof rotationInput>

export const deliveryPolicyInput = z.object({ ordered: z.boolean() })

export type DeliveryPolicyInput = z.output<typeof deliveryPolicyInput>

export const deliveryPolicySerializer = serializer(
  'webhook_delivery_policy',
  {
    webhook_endpoint_id: z.string(),
    ordered: z.boolean(),
    failing_since: z.iso.datetime().nullable(),
    previous_secret_until: z.iso.datetime().nullable(),
  },
  (endpoint: WebhookEndpoint) => ({
    webhook_endpoint_id: endpoint.id,
    ordered: endpoint.ordered,
    failing_since: endpoint.failing_since,
    previous_secret_until: endpoint.previous_secret_until,
  }),
)
