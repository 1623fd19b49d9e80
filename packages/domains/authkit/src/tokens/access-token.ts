import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { type Context, dateOf, milliseconds, MINUTE, remembered } from '@inhouse/core'
import type { Membership } from '@inhouse/orgs'
import { importJWK, jwtVerify, type JWTPayload } from 'jose'
import type { Template } from '../jwt-template/check.ts'
import { claimsOf, loadTemplate } from '../jwt-template/service.ts'
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
  /** Who acts in the user's place. RFC 8693, 4.1. */
  act?: { sub: string }
}

// For so long a process goes by what it last read of the keys.
const REMEMBERED = MINUTE

/** The key that signs now, ready to use, and what tokens say beside the rest. */
export interface Signer {
  key: KeyObject
  /** The header that names it, as tokens begin with it. */
  header: string
  template: Template | undefined
}

/** To be called before a transaction opens: making the first key takes its time. */
export const loadSigner = async (ctx: Context): Promise<Signer> => ({
  ...(await remembered(ctx, 'signing key', REMEMBERED, readKey)),
  template: await loadTemplate(ctx),
})

/** What a token is to say of a session. A template that cannot be rendered is refused here. */
export async function accessTokenClaims(
  ctx: Context,
  { template }: Signer,
  session: Session,
  membership: Pick<Membership, 'role_slug'> | undefined,
): Promise<JWTPayload> {
  const now = seconds(ctx.now())
  const more = template && (await claimsOf(ctx, template, session))
  return {
    aud: session.client_id,
    sid: session.id,
    client_id: session.client_id,
    auth_time: seconds(session.authenticated_at),
    ...(session.organization_id && { org_id: session.organization_id }),
    ...(membership && {
      role: membership.role_slug,
      roles: [membership.role_slug],
      permissions: [],
    }),
    ...more,
    // After the template's: who acts for whom is not its to say.
    ...(session.impersonator_email && { act: { sub: session.impersonator_email } }),
    iss: ctx.url,
    sub: session.user_id,
    jti: ctx.newId('').slice(1),
    iat: now,
    exp: Math.min(now + settings(ctx).accessTokenMinutes * 60, seconds(session.expires_at)),
  }
}

/**
 * Signs the claims: RFC 7515, 5.1, on the thread pool. After the commit: others need not wait for it.
 */
export async function signClaims({ key, header }: Signer, claims: JWTPayload): Promise<string> {
  const input = `${header}.${base64url(claims)}`
  const signature = await signBytes('sha256', Buffer.from(input), key)
  return `${input}.${signature.toString('base64url')}`
}

/** The claims of a token of ours that is good now; throws jose's error where it is not. */
export async function verifyAccessToken(ctx: Context, token: string): Promise<AccessTokenClaims> {
  const keys = await remembered(ctx, 'verification keys', REMEMBERED, readVerifiers)
  const { payload } = await jwtVerify(token, ({ kid = '' }) => keys.get(kid) ?? unknownKey(kid), {
    algorithms: ['RS256'],
    issuer: ctx.url,
    currentDate: dateOf(ctx.now()),
    requiredClaims: ['sub', 'sid', 'exp', 'client_id'],
  })
  // Not by `aud`, which a template may set as the app's own services want it.
  if (payload['client_id'] !== ctx.clientId) throw new Error('The token is of another client.')
  return payload as AccessTokenClaims
}

async function readKey(ctx: Context) {
  const { id, sealed_private_key } = await ensureSigningKey(ctx)
  return {
    key: createPrivateKey(ctx.open(PURPOSE, sealed_private_key)),
    header: base64url({ alg: 'RS256', typ: 'JWT', kid: id }),
  }
}

// Half of what `SignJWT` and WebCrypto cost the main thread, beside the signing itself.
const signBytes = promisify(sign) as (
  digest: string,
  bytes: Buffer,
  key: KeyObject,
) => Promise<Buffer>

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

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

const seconds = (moment: string) => Math.floor(milliseconds(moment) / 1000)
