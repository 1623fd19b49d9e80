import { type Context, dateOf, later, milliseconds, MINUTE } from '@inhouse/core'
import type { Membership } from '@inhouse/orgs'
import { importJWK, importPKCS8, jwtVerify, type JWTPayload, SignJWT } from 'jose'
import { settings } from '../settings.ts'
import { ensureSigningKey, listPublicKeys, PURPOSE } from '../signing-keys/service.ts'
import type { Session } from '../tables.ts'

/** What an access token says. RFC 7519, 4.1, and who acts where, with which rights. */
export interface AccessTokenClaims extends JWTPayload {
  iss: string
  aud: string
  sub: string
  sid: string
  jti: string
  iat: number
  exp: number
  client_id: string
  auth_time: number
  org_id?: string
  role?: string
  roles?: string[]
  permissions?: string[]
}

// For so long a process goes by what it last read of the keys.
const REMEMBERED = MINUTE

/** The key that signs now, ready to use. */
export interface Signer {
  id: string
  key: CryptoKey
}

/** To be called before a transaction opens: making the first key takes its time. */
export const loadSigner = (ctx: Context): Promise<Signer> =>
  remembered(ctx, 'signing key', readSigner)

/** Signs what a session may show, for the next few minutes. */
export async function signAccessToken(
  ctx: Context,
  { id, key }: Signer,
  session: Session,
  membership: Pick<Membership, 'role_slug'> | undefined,
): Promise<string> {
  const now = seconds(ctx.now())
  const claims: Omit<AccessTokenClaims, 'iss' | 'aud' | 'sub' | 'jti' | 'iat' | 'exp'> = {
    sid: session.id,
    client_id: session.client_id,
    auth_time: seconds(session.authenticated_at),
    ...(session.organization_id && { org_id: session.organization_id }),
    ...(membership && {
      role: membership.role_slug,
      roles: [membership.role_slug],
      permissions: [],
    }),
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: id })
    .setIssuer(ctx.url)
    .setAudience(session.client_id)
    .setSubject(session.user_id)
    .setJti(ctx.newId('').slice(1))
    .setIssuedAt(now)
    .setExpirationTime(now + settings(ctx).accessTokenMinutes * 60)
    .sign(key)
}

/** The claims of a token of ours that is good now; throws jose's error where it is not. */
export async function verifyAccessToken(ctx: Context, token: string): Promise<AccessTokenClaims> {
  const keys = await remembered(ctx, 'verification keys', readVerifiers)
  const { payload } = await jwtVerify(token, ({ kid = '' }) => keys.get(kid) ?? unknownKey(kid), {
    algorithms: ['RS256'],
    issuer: ctx.url,
    audience: ctx.clientId,
    currentDate: dateOf(ctx.now()),
    requiredClaims: ['sub', 'sid', 'exp'],
  })
  return payload as AccessTokenClaims
}

async function readSigner(ctx: Context): Promise<Signer> {
  const { id, sealed_private_key } = await ensureSigningKey(ctx)
  return { id, key: await importPKCS8(ctx.open(PURPOSE, sealed_private_key), 'RS256') }
}

async function readVerifiers(ctx: Context) {
  const keys = await listPublicKeys(ctx, ctx.clientId)
  return new Map(
    await Promise.all(
      keys.map(async ({ id, public_jwk }) => [id, await importJWK(public_jwk, 'RS256')] as const),
    ),
  )
}

function unknownKey(kid: string): never {
  throw new Error(`There is no signing key '${kid}'.`)
}

/** What was read a moment ago, or else what is read now; one read serves all who ask meanwhile. */
async function remembered<T>(
  ctx: Context,
  name: string,
  read: (ctx: Context) => Promise<T>,
): Promise<T> {
  const known = ctx.memory.get(name) as { until: string; value: Promise<T> } | undefined
  if (known && known.until > ctx.now()) return known.value
  const value = read(ctx)
  ctx.memory.set(name, { until: later(ctx.now(), REMEMBERED), value })
  value.catch(() => ctx.memory.delete(name))
  return value
}

const seconds = (moment: string) => Math.floor(milliseconds(moment) / 1000)
