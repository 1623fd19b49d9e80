import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { RedirectUri } from '../tables.ts'

export const redirectUriInput = z.object({ uri: z.string().trim().min(1).max(2048) })

export type RedirectUriInput = z.output<typeof redirectUriInput>

export const redirectUriSerializer = serializer(
  'redirect_uri',
  {
    id: z.string(),
    uri: z.string(),
    default: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  },
  (redirectUri: RedirectUri) => ({
    id: redirectUri.id,
    uri: redirectUri.uri,
    default: redirectUri.is_default,
    created_at: redirectUri.created_at,
    updated_at: redirectUri.updated_at,
  }),
)
