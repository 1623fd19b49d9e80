import type { Context, LoggedEvent } from '@inhouse/core'
import { db } from '../tables.ts'
import type { WebhookEvent } from '../webhook-endpoints/event-names.ts'

/** The last event of one of these names, as if it had just happened; it is in no log. */
export async function sampleOf(
  ctx: Context,
  names: readonly string[],
): Promise<LoggedEvent | undefined> {
  const now = {
    id: ctx.newId('event'),
    organization_id: null,
    position: null,
    created_at: ctx.now(),
  }
  const last = await db(ctx)
    .selectFrom('events')
    .select(['event', 'data'])
    .where('event', 'in', names)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last) return { ...now, ...last }
  if (names.includes(USER_CREATED)) return { ...now, event: USER_CREATED, data: user(ctx.now()) }
  return undefined
}

const USER_CREATED = 'user.created' satisfies WebhookEvent

const user = (created_at: string) => ({
  object: 'user',
  id: 'user_00000000000000000000000000',
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  email_verified: true,
  profile_picture_url: null,
  last_sign_in_at: null,
  external_id: null,
  metadata: {},
  created_at,
  updated_at: created_at,
})
