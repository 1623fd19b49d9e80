import {
  type Context,
  DAY,
  hashSecret,
  HOUR,
  later,
  newToken,
  type Transaction,
} from '@inhouse/core'
import { getUser } from '@inhouse/users'
import type { Proven } from '../authentication/proven.ts'
import { reauthenticationSucceeded } from '../events.ts'
import { settings } from '../settings.ts'
import { readCookie, setCookie } from '../sign-ins/cookies.ts'
import { type BrowserSession, db } from '../tables.ts'
import { endBrowserSessions } from './end.ts'

// Several environments may share a host, so each has a cookie of its own.
const cookieOf = ({ clientId }: Context) => `session-${clientId}`

/** The session of the browser that sends a request, while it lasts. */
export async function findBrowserSession(
  ctx: Context,
  request: Request,
): Promise<BrowserSession | undefined> {
  const secret = readCookie(ctx, request, cookieOf(ctx))
  if (!secret || !settings(ctx).rememberBrowsers) return undefined
  const session = await db(ctx)
    .selectFrom('browser_sessions')
    .selectAll()
    .where('hash', '=', hashSecret(secret))
    .executeTakeFirst()
  return session && isActive(ctx, session) ? session : undefined
}

function isActive(ctx: Context, { used_at, expires_at, ended_at }: BrowserSession): boolean {
  const { idleHours } = settings(ctx)
  if (ended_at !== null || expires_at <= ctx.now()) return false
  return idleHours === null || later(used_at, idleHours * HOUR) > ctx.now()
}

export type BrowserProof = Omit<Proven, 'ip_address' | 'user_agent'>

/** Its word in place of a proof: as good as the proof was, and as old. */
export const provenByBrowser = (session: BrowserSession): BrowserProof => ({
  user_id: session.user_id,
  auth_method: session.auth_method,
  authentication_method: session.authentication_method,
  authenticated_at: session.authenticated_at,
  mfa_passed: session.mfa_passed,
  organization_id: null,
  invitation_id: null,
  browser_session_id: session.id,
})

/** The organization it went to last, if the person may still go there. */
export async function lastOrganization(ctx: Context, id: string): Promise<string | null> {
  const last = await db(ctx)
    .selectFrom('browser_sessions')
    .innerJoin('organization_memberships as membership', (join) =>
      join
        .onRef('membership.user_id', '=', 'browser_sessions.user_id')
        .onRef('membership.organization_id', '=', 'browser_sessions.organization_id'),
    )
    .select('membership.organization_id')
    .where('browser_sessions.id', '=', id)
    .where('membership.status', '=', 'active')
    .executeTakeFirst()
  return last?.organization_id ?? null
}

export interface KeptBrowserSession {
  id: string | null
  /** The `Set-Cookie` header, where the browser is to hold something new. */
  setCookie?: string
}

/**
 * Remembers in the browser who has just signed in. Where it spoke for them itself, nothing is new.
 * Whoever has shown once more who they are gets another secret, so that one that was planted or
 * copied before is worth nothing.
 */
export async function keepBrowserSession(
  tx: Transaction,
  request: Request,
  proven: Proven,
): Promise<KeptBrowserSession> {
  if (!settings(tx).rememberBrowsers) return { id: null }
  const { organization_id } = proven
  if (proven.browser_session_id) {
    const changes = { organization_id, mfa_passed: proven.mfa_passed, used_at: tx.now() }
    await change(tx, proven.browser_session_id, changes)
    return { id: proven.browser_session_id }
  }

  const before = await findBrowserSession(tx, request)
  if (before?.user_id === proven.user_id) await tellReauthentication(tx, proven)
  else if (before) await endBrowserSessions(tx, 'id', before.id)

  const { sessionDays } = settings(tx)
  const secret = newToken(tx.random, 32)
  const known = {
    hash: hashSecret(secret),
    user_id: proven.user_id,
    auth_method: proven.auth_method,
    authentication_method: proven.authentication_method,
    authenticated_at: proven.authenticated_at,
    mfa_passed: proven.mfa_passed,
    organization_id,
    used_at: tx.now(),
    expires_at: later(tx.now(), sessionDays * DAY),
  }
  const header = setCookie(tx, cookieOf(tx), secret, sessionDays * DAY_SECONDS)
  if (before?.user_id === proven.user_id) {
    await change(tx, before.id, known)
    return { id: before.id, setCookie: header }
  }
  const id = tx.newId('browser_session')
  const session: BrowserSession = { id, ...known, ended_at: null, created_at: tx.now() }
  await db(tx).insertInto('browser_sessions').values(session).execute()
  return { id, setCookie: header }
}

/** The header that takes the secret from the browser. The session itself ends with its sessions. */
export const forgetBrowser = (ctx: Context): string => setCookie(ctx, cookieOf(ctx), '', 0)

const DAY_SECONDS = DAY / 1000

async function tellReauthentication(tx: Transaction, proven: Proven): Promise<void> {
  const { email } = await getUser(tx, proven.user_id)
  const { user_id, ip_address, user_agent } = proven
  await tx.emit(reauthenticationSucceeded, { user_id, email, ip_address, user_agent })
}

async function change(tx: Transaction, id: string, changes: Partial<BrowserSession>) {
  await db(tx).updateTable('browser_sessions').set(changes).where('id', '=', id).execute()
}
