import {
  ApiError,
  conflict,
  type Context,
  EgressError,
  notFound,
  type Page,
  type PageQuery,
  paginate,
  type Transaction,
} from '@inhouse/core'
import { passOverOldEvents } from '../deliveries/cursor.ts'
import { db, type WebhookEndpoint } from '../tables.ts'
import { getWebhookEndpoint } from './find.ts'
import { newSecret } from './secrets.ts'
import type {
  DeliveryPolicyInput,
  NewWebhookEndpoint,
  WebhookEndpointChanges,
  WebhookEndpointInput,
} from './serializer.ts'

/** What happens from now on is delivered to it. A secret is made, unless one is given. */
export async function createWebhookEndpoint(
  ctx: Context,
  input: WebhookEndpointInput & { secret?: string | undefined },
): Promise<NewWebhookEndpoint> {
  await assertCallable(ctx, input.endpoint_url)
  return ctx.transaction(async (tx) => {
    await assertFree(tx, input.endpoint_url)
    await passOverOldEvents(tx)
    const { secret, ...kept } = newSecret(tx, input.secret)
    const endpoint: WebhookEndpoint = {
      id: tx.newId('we'),
      endpoint_url: input.endpoint_url,
      status: 'enabled',
      events: input.events,
      ordered: false,
      ...kept,
      sealed_previous_secret: null,
      previous_secret_until: null,
      enabled_at: tx.now(),
      failing_since: null,
      sender: null,
      sender_until: null,
      created_at: tx.now(),
      updated_at: tx.now(),
    }
    await db(tx).insertInto('webhook_endpoints').values(endpoint).execute()
    return { ...endpoint, secret }
  })
}

export const listWebhookEndpoints = (
  ctx: Context,
  page: PageQuery,
): Promise<Page<WebhookEndpoint>> =>
  paginate(
    ctx,
    'webhook_endpoints',
    db(ctx).selectFrom('webhook_endpoints').selectAll('webhook_endpoints'),
    page,
  )

/** One that is enabled again begins anew: it is not held to have failed for days. */
export async function updateWebhookEndpoint(
  ctx: Context,
  id: string,
  changes: WebhookEndpointChanges,
): Promise<WebhookEndpoint> {
  if (changes.endpoint_url !== undefined) await assertCallable(ctx, changes.endpoint_url)
  return ctx.transaction(async (tx) => {
    await tx.lock(`webhook_endpoints/${id}`)
    const before = await getWebhookEndpoint(tx, id)
    const { endpoint_url = before.endpoint_url, ...others } = changes
    if (endpoint_url !== before.endpoint_url) await assertFree(tx, endpoint_url)
    const isEnabledAgain = changes.status === 'enabled' && before.status === 'disabled'
    if (isEnabledAgain) await passOverOldEvents(tx)
    const set = {
      ...others,
      endpoint_url,
      updated_at: tx.now(),
      ...(isEnabledAgain && { enabled_at: tx.now(), failing_since: null }),
    }
    await db(tx).updateTable('webhook_endpoints').set(set).where('id', '=', id).execute()
    return { ...before, ...set }
  })
}

/** Takes what was on its way to it along. */
export async function deleteWebhookEndpoint(ctx: Context, id: string): Promise<void> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('webhook_endpoints')
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw notFound('Webhook Endpoint', id)
}

export async function setDeliveryPolicy(
  ctx: Context,
  id: string,
  { ordered }: DeliveryPolicyInput,
): Promise<WebhookEndpoint> {
  await db(ctx)
    .updateTable('webhook_endpoints')
    .set({ ordered, updated_at: ctx.now() })
    .where('id', '=', id)
    .execute()
  return getWebhookEndpoint(ctx, id)
}

async function assertCallable(ctx: Context, url: string): Promise<void> {
  try {
    await ctx.checkUrl(url)
  } catch (error) {
    if (!(error instanceof EgressError)) throw error
    const { message } = error
    throw new ApiError(422, 'invalid_url', message, {
      errors: [{ field: 'endpoint_url', code: error.code, message }],
    })
  }
}

/** Only who holds the lock of a URL may take it, so that two at once never reach the table. */
async function assertFree(tx: Transaction, url: string): Promise<void> {
  await tx.lock(`webhook_endpoints/url/${url}`)
  const taken = await db(tx)
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('endpoint_url', '=', url)
    .executeTakeFirst()
  if (taken) throw conflict('duplicate_endpoint', 'Another webhook endpoint has this URL.')
}
