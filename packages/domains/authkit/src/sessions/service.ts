import {
  badRequest,
  type Context,
  DAY,
  HOUR,
  later,
  type Page,
  type PageQuery,
  paginate,
  type Transaction,
} from '@inhouse/core'
import { getUser } from '@inhouse/users'
import { sessionCreated, sessionRevoked } from '../events.ts'
import { settings } from '../settings.ts'
import { endBrowserSessions } from '../browser-sessions/end.ts'
import { db, type Session } from '../tables.ts'
import { type Impersonator, impersonatorColumns } from './impersonator.ts'
import type { SessionAt } from './serializer.ts'

/** What is known of someone who has just proved who they are. */
export type NewSession = Pick<
  Session,
  | 'user_id'
  | 'organization_id'
  | 'auth_method'
  | 'authentication_method'
  | 'ip_address'
  | 'user_agent'
  | 'authenticated_at'
  // A second factor was shown. Who came by passkey or SSO needs none.
  | 'mfa_passed'
> & {
  /** Who acts in the user's place. */
  impersonator?: Impersonator | null
  /** The browser that is signed out with it. */
  browser_session_id?: string | null
}

// An hour, and no setting that makes it longer.
const IMPERSONATED = HOUR

export async function createSession(tx: Transaction, input: NewSession): Promise<Session> {
  const { impersonator } = input
  const lifetime = impersonator ? IMPERSONATED : settings(tx).sessionDays * DAY
  const session: Session = {
    id: tx.newId('session'),
    user_id: input.user_id,
    organization_id: input.organization_id,
    client_id: tx.clientId,
    auth_method: input.auth_method,
    authentication_method: input.authentication_method,
    ip_address: input.ip_address,
    user_agent: input.user_agent,
    authenticated_at: input.authenticated_at,
    mfa_passed: input.mfa_passed,
    ...impersonatorColumns(impersonator),
    browser_session_id: input.browser_session_id ?? null,
    refreshed_at: tx.now(),
    expires_at: later(tx.now(), lifetime),
    ended_at: null,
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await db(tx).insertInto('sessions').values(session).execute()
  await tx.emit(sessionCreated, { session, now: tx.now() })
  return session
}

/** A user's sessions, those that have ended too, newest first. */
export async function listSessions(
  ctx: Context,
  userId: string,
  query: PageQuery,
): Promise<Page<SessionAt>> {
  await getUser(ctx, userId)
  const page = await paginate(ctx, 'sessions', sessions(ctx).where('user_id', '=', userId), query)
  const now = ctx.now()
  return { ...page, items: page.items.map((session) => ({ session, now })) }
}

/** Whether it can still be refreshed: it was not ended, and neither its end nor idleness came over it. */
export function isActive(ctx: Context, session: Session): boolean {
  const { idleHours } = settings(ctx)
  const now = ctx.now()
  if (session.ended_at !== null || session.expires_at <= now) return false
  return idleHours === null || later(session.refreshed_at, idleHours * HOUR) > now
}

/** Ends a session, and says so. One that has ended already stays as it was. */
export async function revokeSession(ctx: Context, id: string): Promise<void> {
  const session = await findSession(ctx, id)
  if (!session) throw badRequest('session_not_found', `Session not found: '${id}'.`)
  await endSessions(ctx, [session])
}

/** Ends the sessions of a user: all of them, those of browsers too, or those in one organization. */
export async function endSessionsOf(
  ctx: Context,
  { user_id, organization_id }: { user_id: string; organization_id?: string },
): Promise<void> {
  let open = sessions(ctx).where('user_id', '=', user_id).where('ended_at', 'is', null)
  if (organization_id) open = open.where('organization_id', '=', organization_id)
  await ctx.transaction(async (tx) => {
    await endSessions(tx, await open.execute())
    if (!organization_id) await endBrowserSessions(tx, 'user_id', user_id)
  })
}

export const findSession = (ctx: Context, id: string): Promise<Session | undefined> =>
  sessions(ctx).where('id', '=', id).executeTakeFirst()

function endSessions(ctx: Context, open: readonly Session[]): Promise<void> {
  return ctx.transaction(async (tx) => {
    const now = tx.now()
    for (const session of open) {
      const { numUpdatedRows } = await db(tx)
        .updateTable('sessions')
        .set({ ended_at: now, updated_at: now })
        .where('id', '=', session.id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) continue
      if (session.browser_session_id) {
        await endBrowserSessions(tx, 'id', session.browser_session_id)
      }
      const ended = { ...session, ended_at: now, updated_at: now }
      await tx.emit(sessionRevoked, { session: ended, now })
    }
  })
}

const sessions = (ctx: Context) => db(ctx).selectFrom('sessions').selectAll()
