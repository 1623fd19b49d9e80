import { hash } from 'node:crypto'
import { type Context, later, MINUTE, notFound } from '@inhouse/core'
import { exportJWK, exportPKCS8 } from 'jose'
import { settings } from '../settings.ts'
import { db, type SigningKey } from '../tables.ts'
import { selfSign } from './certificate.ts'

/** What a sealed private key is sealed for. */
export const PURPOSE = 'signing key'

// Whoever verifies may keep our keys for so long, and looks them up anew after.
const CACHE_MINUTES = 10

const rs256 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** The keys to verify with, as the client of this name may see them: those to come, and those past. */
export async function listPublicKeys(ctx: Context, clientId: string): Promise<SigningKey[]> {
  if (clientId !== ctx.clientId) throw notFound('Client', clientId)
  const keys = await publishedKeys(ctx)
  return keys.length > 0 ? keys : [await ensureSigningKey(ctx)]
}

/** The key that signs now. The first is made when it is first needed. */
export async function ensureSigningKey(ctx: Context): Promise<SigningKey> {
  const signing = newestActive(await publishedKeys(ctx), ctx.now())
  if (signing) return signing

  const key = await newSigningKey(ctx, ctx.now())
  return ctx.transaction(async (tx) => {
    await tx.lock('signing_keys')
    const earlier = newestActive(await publishedKeys(tx), key.active_at)
    if (earlier) return earlier
    await db(tx).insertInto('signing_keys').values(key).execute()
    return key
  })
}

/**
 * Brings in a new key with an overlap: at first it is only published, then it signs, and the old one
 * stays published until the last token it signed has run out.
 */
export async function rotateSigningKey(ctx: Context): Promise<SigningKey> {
  const key = await newSigningKey(ctx, later(ctx.now(), 2 * CACHE_MINUTES * MINUTE))
  const lastToken = settings(ctx).accessTokenMinutes + CACHE_MINUTES
  return ctx.transaction(async (tx) => {
    await tx.lock('signing_keys')
    await db(tx)
      .updateTable('signing_keys')
      .set({ retired_at: later(key.active_at, lastToken * MINUTE) })
      .where('retired_at', 'is', null)
      .execute()
    await db(tx).insertInto('signing_keys').values(key).execute()
    return key
  })
}

const newestActive = (keys: readonly SigningKey[], now: string) =>
  keys.find(({ active_at }) => active_at <= now)

const publishedKeys = (ctx: Context): Promise<SigningKey[]> =>
  db(ctx)
    .selectFrom('signing_keys')
    .selectAll()
    .where((eb) => eb.or([eb('retired_at', 'is', null), eb('retired_at', '>', ctx.now())]))
    .orderBy('active_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

async function newSigningKey(ctx: Context, activeAt: string): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(rs256, true, ['sign', 'verify'])
  const id = ctx.newId('sso_oidc_key_pair')
  const certificate = await selfSign(pair, new URL(ctx.url).hostname, ctx.now())
  return {
    id,
    public_jwk: {
      ...(await exportJWK(pair.publicKey)),
      kid: id,
      alg: 'RS256',
      use: 'sig',
      x5c: [certificate.toString('base64')],
      'x5t#S256': hash('sha256', certificate, 'base64url'),
    },
    sealed_private_key: ctx.seal(PURPOSE, await exportPKCS8(pair.privateKey)),
    active_at: activeAt,
    retired_at: null,
    created_at: ctx.now(),
  }
}
