import {
  badRequest,
  type Context,
  hashSecret,
  invalidField,
  later,
  milliseconds,
  MINUTE,
  newToken,
  notFound,
  type RateLimit,
  SECOND,
} from '@inhouse/core'
import { emailKey, getUser, type User } from '@inhouse/users'
import { assertDeliverable } from '../invitations/deliverable.ts'
import { findOrSignUp } from '../magic-auth/sign-up.ts'
import { assertMethodOn } from '../policies/refusals.ts'
import { magicLinkMail } from '../mails/mails.ts'
import { defaultRedirectUri, isRedirectUriAllowed } from '../redirect-uris/service.ts'
import { db, type PasswordlessSession } from '../tables.ts'
import type { KnownPasswordlessSession, PasswordlessSessionInput } from './serializer.ts'

const DEFAULT_SECONDS = 900
const PURPOSE = 'token of a passwordless session'

/** Links that are mailed to one address. */
const linksByEmail: RateLimit = { name: 'passwordless_email', points: 3, seconds: 60 }

/** Makes a link that signs in once, for the app to mail itself or to have it mailed. */
export async function createPasswordlessSession(
  ctx: Context,
  input: PasswordlessSessionInput,
): Promise<KnownPasswordlessSession> {
  const { email, state = null, expires_in } = input
  assertMethodOn(ctx, 'magic_auth')
  if (input.connection) {
    throw invalidField('connection', 'connection_invalid', 'There is no such connection.')
  }
  assertDeliverable(email)
  const redirect_uri = await redirectUriOf(ctx, input)

  return ctx.transaction(async (tx) => {
    // Of no use to anyone, and nobody asks for what has become of it.
    await db(tx).deleteFrom('passwordless_sessions').where('expires_at', '<=', tx.now()).execute()
    const user = await findOrSignUp(tx, email, undefined)
    const token = newToken(tx.random)
    const session: PasswordlessSession = {
      id: tx.newId('passwordless_session'),
      user_id: user.id,
      email: user.email,
      redirect_uri,
      state,
      hash: hashSecret(token),
      sealed_token: tx.seal(PURPOSE, token),
      expires_at: later(tx.now(), (expires_in ?? DEFAULT_SECONDS) * SECOND),
      used_at: null,
      created_at: tx.now(),
    }
    await db(tx).insertInto('passwordless_sessions').values(session).execute()
    return { ...session, link: linkOf(tx, session) }
  })
}

/** Mails the link, as often as that is asked while it is good. */
export async function sendPasswordlessSession(ctx: Context, id: string): Promise<void> {
  const session = await sessions(ctx).where('id', '=', id).executeTakeFirst()
  if (!session || session.expires_at <= ctx.now()) throw notFound('Passwordless session', id)
  if (session.used_at) {
    throw badRequest('passwordless_session_used', 'The link of this session has been used.')
  }
  await ctx.limit(linksByEmail, emailKey(session.email))
  const minutes = (milliseconds(session.expires_at) - milliseconds(ctx.now())) / MINUTE
  const { locale } = await getUser(ctx, session.user_id)
  const link = { url: linkOf(ctx, session), minutes }
  await ctx.transaction((tx) => tx.mail(magicLinkMail(tx, { email: session.email, locale }, link)))
}

/** The session that a link opens, and for whom; to look it up does not spend it. */
export async function findPasswordlessSession(
  ctx: Context,
  token: string,
): Promise<{ session: PasswordlessSession; user: User } | undefined> {
  const session = await sessions(ctx)
    .where('hash', '=', hashSecret(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  if (!session) return undefined
  const user = await getUser(ctx, session.user_id)
  // A link proves the address it was sent to, and nothing once that is no longer the user's.
  return emailKey(session.email) === user.email_key ? { session, user } : undefined
}

async function redirectUriOf(
  ctx: Context,
  { redirect_uri }: PasswordlessSessionInput,
): Promise<string> {
  const uri = redirect_uri ?? (await defaultRedirectUri(ctx))
  if (!uri) throw invalidField('redirect_uri', 'required', 'There is no default to use instead.')
  if (!(await isRedirectUriAllowed(ctx, uri))) {
    throw invalidField('redirect_uri', 'not_allowed', 'This is not one of the redirect URIs.')
  }
  return uri
}

const linkOf = (ctx: Context, { sealed_token }: PasswordlessSession) =>
  `${ctx.url}/sign-in/magic-link?token=${ctx.open(PURPOSE, sealed_token)}`

const sessions = (ctx: Context) => db(ctx).selectFrom('passwordless_sessions').selectAll()
