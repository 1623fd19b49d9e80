import type { Transaction } from '@inhouse/core'
import { createWebhookEndpoint, type WebhookEndpoint } from '@inhouse/events'
import type { Kysely } from 'kysely'
import { pinned } from './pinned.ts'
import type { SeedWebhookEndpoint } from './schema.ts'

/** One for each URL. A secret that was made is told once, as ever. */
export async function plantWebhookEndpoint(tx: Transaction, { id, ...input }: SeedWebhookEndpoint) {
  const { endpoint_url, secret: given } = input
  const db = tx.db as Kysely<{ webhook_endpoints: WebhookEndpoint }>
  const found = await db
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('endpoint_url', '=', endpoint_url)
    .executeTakeFirst()
  if (found) return { id: found.id, endpoint_url, ...(given && { secret: given }) }

  const endpoint = await createWebhookEndpoint(pinned(tx, 'we', id), input)
  return { id: endpoint.id, endpoint_url, secret: endpoint.secret }
}
