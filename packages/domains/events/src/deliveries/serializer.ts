import { pageQuery, serializer } from '@inhouse/core'
import * as z from 'zod'
import type { WebhookAttempt, WebhookDelivery } from '../tables.ts'
import { webhookEvents } from '../webhook-endpoints/event-names.ts'

const statuses = ['pending', 'delivered', 'failed'] as const

const moment = z.iso.datetime({ offset: true })

export const deliveryQuery = pageQuery.extend({ status: z.enum(statuses).optional() })

export type DeliveryQuery = z.output<typeof deliveryQuery>

export const replayInput = z.object({ range_start: moment, range_end: moment.optional() })

export type ReplayInput = z.output<typeof replayInput>

export const testInput = z.object({ event: z.enum(webhookEvents).optional() })

export type TestInput = z.output<typeof testInput>

/** A delivery and what came of each attempt, the first first. */
export interface FullDelivery extends WebhookDelivery {
  attempts: WebhookAttempt[]
}

const attempt = z.strictObject({
  attempted_at: z.iso.datetime(),
  duration_ms: z.number().int(),
  response_status: z.number().int().nullable(),
  response_body: z.string().nullable(),
  error: z.string().nullable(),
  error_message: z.string().nullable(),
  next_attempt_at: z.iso.datetime().nullable(),
})

export const deliverySerializer = serializer(
  'webhook_delivery',
  {
    id: z.string(),
    webhook_endpoint_id: z.string(),
    event_id: z.string(),
    event: z.string(),
    cause: z.enum(['event', 'replay', 'test']),
    status: z.enum(statuses),
    next_attempt_at: z.iso.datetime().nullable(),
    attempts: z.array(attempt),
    created_at: z.iso.datetime(),
  },
  (delivery: FullDelivery) => ({
    id: delivery.id,
    webhook_endpoint_id: delivery.endpoint_id,
    event_id: delivery.event_id,
    event: delivery.event,
    cause: delivery.cause,
    status: delivery.status,
    next_attempt_at: delivery.next_attempt_at,
    attempts: delivery.attempts.map((made) => ({
      attempted_at: made.attempted_at,
      duration_ms: made.duration_ms,
      response_status: made.response_status,
      response_body: made.response_body,
      error: made.error,
      error_message: made.error_message,
      next_attempt_at: made.next_attempt_at,
    })),
    created_at: delivery.created_at,
  }),
)
