import { plainSerializer } from '@inhouse/core'
import * as z from 'zod'
import type { DeviceAuthorization } from './service.ts'

export const deviceAuthorizationInput = z.object({ client_id: z.string() })

export const deviceAuthorizationSerializer = plainSerializer(
  'device_authorization',
  {
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.url(),
    verification_uri_complete: z.url(),
    expires_in: z.number(),
    interval: z.number(),
  },
  (device: DeviceAuthorization) => ({
    device_code: device.device_code,
    user_code: device.user_code,
    verification_uri: device.verification_uri,
    verification_uri_complete: `${device.verification_uri}?user_code=${device.user_code}`,
    expires_in: device.expires_in,
    interval: device.interval,
  }),
)
