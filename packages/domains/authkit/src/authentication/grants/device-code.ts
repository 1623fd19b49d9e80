import {
  type Context,
  hashSecret,
  later,
  OAuthError,
  SECOND,
  type Transaction,
} from '@inhouse/core'
import * as z from 'zod'
import { db, type DeviceCode } from '../../tables.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant, type Origin } from './grant.ts'

/** A device asks whether its owner has signed in meanwhile. RFC 8628, 3.4 and 3.5. */
export const deviceCode = grant({
  name: 'urn:ietf:params:oauth:grant-type:device_code',
  client: 'public',
  input: z.object({ device_code: z.string().min(1) }),

  async authenticate(ctx, { device_code }, origin) {
    const device = await poll(ctx, hashSecret(device_code))
    return completeSignIn(ctx, provenBy(device, origin), { before: (tx) => use(tx, device) })
  },
})

/** The device, once it was let in. Asking too often makes the pauses longer, and that is kept. */
async function poll(ctx: Context, hash: string): Promise<DeviceCode> {
  const device = await db(ctx)
    .selectFrom('device_codes')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (device?.client_id !== ctx.clientId || device.status === 'used') {
    throw new OAuthError('invalid_grant', 'The device code is unknown or was used.')
  }
  if (device.expires_at <= ctx.now()) {
    throw new OAuthError('expired_token', 'The device code has expired.')
  }
  if (device.status === 'denied') {
    throw new OAuthError('access_denied', 'The device was turned away.')
  }
  if (device.status === 'approved') return device
  throw await stillPending(ctx, device)
}

async function stillPending(ctx: Context, { hash, polled_at, interval_seconds }: DeviceCode) {
  const isHasty = polled_at !== null && later(polled_at, interval_seconds * SECOND) > ctx.now()
  await db(ctx)
    .updateTable('device_codes')
    .set({ polled_at: ctx.now(), ...(isHasty && { interval_seconds: interval_seconds + 5 }) })
    .where('hash', '=', hash)
    .execute()
  return isHasty
    ? new OAuthError('slow_down', 'Wait five seconds longer between two questions.')
    : new OAuthError('authorization_pending', 'Nobody has let the device in yet.')
}

async function use(tx: Transaction, { hash }: DeviceCode): Promise<void> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('device_codes')
    .set({ status: 'used' })
    .where('hash', '=', hash)
    .where('status', '=', 'approved')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new OAuthError('invalid_grant', 'The device code was used.')
}

const provenBy = (device: DeviceCode, origin: Origin) => ({
  user_id: device.user_id!,
  auth_method: device.auth_method!,
  authentication_method: device.authentication_method!,
  authenticated_at: device.authenticated_at!,
  organization_id: device.organization_id,
  invitation_id: null,
  // It was let in by someone who had passed every step.
  mfa_passed: true,
  ...origin,
})
