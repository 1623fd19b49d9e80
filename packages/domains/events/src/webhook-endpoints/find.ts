import { type Context, notFound } from '@inhouse/core'
import { db, type WebhookEndpoint } from '../tables.ts'

export async function getWebhookEndpoint(ctx: Context, id: string): Promise<WebhookEndpoint> {
  const endpoint = await db(ctx)
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!endpoint) throw notFound('Webhook Endpoint', id)
  return endpoint
}
