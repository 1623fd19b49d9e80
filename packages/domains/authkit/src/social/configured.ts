import { badRequest, type Context } from '@inhouse/core'
import { settings } from '../settings.ts'
import type { Credentials } from './credentials.ts'
import type { Provider } from './provider.ts'
import { type ProviderName, providers } from './providers.ts'
import { isPlugged, type Plugged } from './settings.ts'

/** A provider together with what the host has set for it. */
export type Configured =
  | { name: string; plugged: Plugged }
  | { name: string; provider: Provider; credentials: Credentials; plugged?: never }

/** The providers that one can sign in with, in the order in which the host names them. */
export const enabledProviders = (ctx: Context): string[] => Object.keys(settings(ctx).providers)

export function getProvider(ctx: Context, name: string): Configured {
  const known = settings(ctx).providers
  const setting = Object.hasOwn(known, name) ? known[name] : undefined
  if (!setting) throw badRequest('connection_invalid', `One cannot sign in with '${name}' here.`)
  if (isPlugged(setting)) return { name, plugged: setting }
  return { name, provider: providers[name as ProviderName], credentials: setting }
}

/** Where a provider sends people back to. One place for each, so that none can speak for another. */
export const callbackOf = (ctx: Context, name: string): string =>
  // RFC 9700, 4.4.2.2
  `${ctx.url}/sso/oauth/${name}/callback`
