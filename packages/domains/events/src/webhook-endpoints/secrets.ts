import { type Context, HOUR, later, newToken, type Transaction } from '@inhouse/core'
import { db, type WebhookEndpoint } from '../tables.ts'
import { getWebhookEndpoint } from './find.ts'
import type { NewWebhookEndpoint, RotationInput } from './serializer.ts'

const PURPOSE = 'webhook secret'
const OVERLAP_HOURS = 24
const HINT = 4

export function newSecret(tx: Transaction, given?: string) {
  const secret = given ?? `whsec_${newToken(tx.random)}`
  return { secret, sealed_secret: tx.seal(PURPOSE, secret), secret_hint: secret.slice(-HINT) }
}

/** The newest first: the one before it signs too, until its time is over. */
export function secretsOf(ctx: Context, endpoint: WebhookEndpoint): [string, string?] {
  const { sealed_secret, sealed_previous_secret, previous_secret_until } = endpoint
  const secret = ctx.open(PURPOSE, sealed_secret)
  const isPreviousLive = previous_secret_until !== null && previous_secret_until > ctx.now()
  return sealed_previous_secret && isPreviousLive
    ? [secret, ctx.open(PURPOSE, sealed_previous_secret)]
    : [secret]
}

/** A new secret at once; for some hours, the one before signs too. */
export function rotateWebhookSecret(
  ctx: Context,
  id: string,
  input: RotationInput = {},
): Promise<NewWebhookEndpoint> {
  return ctx.transaction(async (tx) => {
    await tx.lock(`webhook_endpoints/${id}`)
    const before = await getWebhookEndpoint(tx, id)
    const { secret, ...kept } = newSecret(tx)
    const overlap = (input.overlap_hours ?? OVERLAP_HOURS) * HOUR
    const changes = {
      ...kept,
      sealed_previous_secret: overlap > 0 ? before.sealed_secret : null,
      previous_secret_until: overlap > 0 ? later(tx.now(), overlap) : null,
      updated_at: tx.now(),
    }
    await db(tx).updateTable('webhook_endpoints').set(changes).where('id', '=', id).execute()
    return { ...before, ...changes, secret }
  })
}
