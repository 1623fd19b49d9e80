import type { Context } from '@inhouse/core'
import { createAuditLogSchema } from '../actions/service.ts'
import type { AuditLogEventInput } from '../events/serializer.ts'
import { createAuditLogEvent } from '../events/service.ts'

/** The action that most tests tell of: somebody has paid an invoice. */
export const paid = 'invoice.paid'

export const createPaidSchema = (ctx: Context, action = paid) =>
  createAuditLogSchema(ctx, action, {
    actor: { metadata: { type: 'object', properties: { role: { type: 'string' } } } },
    targets: [
      { type: 'invoice', metadata: { type: 'object', properties: { cost: { type: 'number' } } } },
      { type: 'team' },
    ],
    metadata: {
      type: 'object',
      properties: { method: { enum: ['card', 'cash'] } },
      required: ['method'],
      additionalProperties: { type: 'string' },
    },
  })

export const paidEvent = (changes: Partial<AuditLogEventInput> = {}): AuditLogEventInput => ({
  action: paid,
  occurred_at: '2026-01-01T00:00:00.000Z',
  actor: { id: 'user_1', type: 'user', name: 'Ada', metadata: { role: 'owner' } },
  targets: [{ id: 'inv_1', type: 'invoice', metadata: { cost: 12.5 } }],
  context: { location: '203.0.113.7', user_agent: 'Chrome/104' },
  metadata: { method: 'card' },
  ...changes,
})

export const pay = (
  ctx: Context,
  organization_id: string,
  changes: Partial<AuditLogEventInput> = {},
) => createAuditLogEvent(ctx, { organization_id, event: paidEvent(changes) })
