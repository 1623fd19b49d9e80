import {
  type Context,
  hashSecret,
  later,
  MINUTE,
  newToken,
  OAuthError,
  SECOND,
} from '@inhouse/core'
import type { Proven } from '../authentication/proven.ts'
import { db, type DeviceCode } from '../tables.ts'

const LIFETIME = 5 * MINUTE
const INTERVAL_SECONDS = 5

// Letters that are read and typed without doubt. RFC 8628, 6.1: 20⁸ are 34 bits.
const letters = 'BCDFGHJKLMNPQRSTVWXZ'

export interface DeviceAuthorization {
  device_code: string
  user_code: string
  verification_uri: string
  expires_in: number
  interval: number
}

/** Gives a device a code to wait with, and one for its owner to enter elsewhere. RFC 8628, 3.2. */
export async function authorizeDevice(
  ctx: Context,
  { client_id }: { client_id: string },
): Promise<DeviceAuthorization> {
  if (client_id !== ctx.clientId) {
    throw new OAuthError('invalid_client', 'There is no client with this id.')
  }
  const device_code = newToken(ctx.random, 64)
  const user_code = newUserCode(ctx)
  await db(ctx)
    .insertInto('device_codes')
    .values({
      hash: hashSecret(device_code),
      user_code,
      client_id,
      status: 'pending',
      user_id: null,
      organization_id: null,
      auth_method: null,
      authentication_method: null,
      authenticated_at: null,
      interval_seconds: INTERVAL_SECONDS,
      polled_at: null,
      expires_at: later(ctx.now(), LIFETIME),
      created_at: ctx.now(),
    })
    .execute()
  return {
    device_code,
    user_code,
    verification_uri: `${ctx.url}/device`,
    expires_in: LIFETIME / SECOND,
    interval: INTERVAL_SECONDS,
  }
}

/** The device that waits under what its owner typed, however they typed it. */
export async function findPendingDevice(
  ctx: Context,
  typed: string,
): Promise<DeviceCode | undefined> {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z]/g, '')
  if (plain.length !== 8) return undefined
  return db(ctx)
    .selectFrom('device_codes')
    .selectAll()
    .where('user_code', '=', `${plain.slice(0, 4)}-${plain.slice(4)}`)
    .where('status', '=', 'pending')
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
}

/** Lets the device in as whoever has signed in, or turns it away. Decided once. */
export async function decideDevice(
  ctx: Context,
  userCode: string,
  decision: { approve: Proven } | 'deny',
): Promise<boolean> {
  const changes =
    decision === 'deny'
      ? { status: 'denied' as const }
      : {
          status: 'approved' as const,
          user_id: decision.approve.user_id,
          organization_id: decision.approve.organization_id,
          auth_method: decision.approve.auth_method,
          authentication_method: decision.approve.authentication_method,
          authenticated_at: decision.approve.authenticated_at,
        }
  const { numUpdatedRows } = await db(ctx)
    .updateTable('device_codes')
    .set(changes)
    .where('user_code', '=', userCode)
    .where('status', '=', 'pending')
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function newUserCode({ random }: Context): string {
  let code = ''
  while (code.length < 8) {
    // 240 is the last multiple of 20 in a byte.
    for (const byte of random(16)) if (byte < 240 && code.length < 8) code += letters[byte % 20]
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
