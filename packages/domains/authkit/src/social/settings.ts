import * as z from 'zod'
import { type Credentials, credentials } from './credentials.ts'
import type { RawProfile } from './profile.ts'
import { isBuiltIn, providers } from './providers.ts'

/** The tokens that an object of arctic's kind hands out, as far as they are used here. */
export interface PluggedTokens {
  data: object
  accessToken(): string
}

/** A provider of arctic's kind, which takes a code verifier if its functions have a place for one. */
export interface PluggedClient {
  createAuthorizationURL(state: string, ...more: any[]): URL
  validateAuthorizationCode(code: string, ...more: any[]): Promise<PluggedTokens>
}

/** Any other provider: what speaks with it, and what reads who came. */
export interface Plugged {
  /** Made for the callback `<url>/sso/oauth/<name>/callback`. */
  client: PluggedClient
  scopes?: readonly string[]
  returnTokens?: boolean
  /** Who it is. Say `email_verified` only of an address that the provider has checked. */
  profile(tokens: any): Promise<RawProfile> | RawProfile
}

const plugged = z.custom<Plugged>(isPlugged, 'A provider of your own has `client` and `profile`.')

/** By the names that the API knows; what is plugged in may have another of the same form. */
export const providersInput = z
  .record(
    z.string().regex(/^[A-Z][A-Za-z0-9]*OAuth$/, 'The name of a provider is like `TwitchOAuth`.'),
    z.union([credentials, plugged]),
  )
  .superRefine((all, ctx) => {
    for (const [name, provider] of Object.entries(all)) {
      const fault = faultOf(name, provider)
      if (fault) ctx.addIssue({ code: 'custom', path: [name], message: fault })
    }
  })

export function isPlugged(value: unknown): value is Plugged {
  const { client, profile } = (value ?? {}) as Partial<Plugged>
  return (
    typeof profile === 'function' &&
    typeof client?.createAuthorizationURL === 'function' &&
    typeof client.validateAuthorizationCode === 'function'
  )
}

function faultOf(name: string, provider: Credentials | Plugged): string | undefined {
  if (isPlugged(provider)) return undefined
  if (!isBuiltIn(name))
    return `There is no '${name}' here. Plug it in with \`client\` and \`profile\`.`
  if (provider.issuer && !providers[name].oidc) return `${name} has no issuer.`
  const { clientSecret, teamId, keyId, privateKey } = provider
  if (name === 'AppleOAuth') {
    // With an issuer of one's own, as in tests, an ordinary secret will do.
    const isComplete = (teamId && keyId && privateKey) || (provider.issuer && clientSecret)
    return isComplete ? undefined : 'AppleOAuth needs `teamId`, `keyId` and `privateKey`.'
  }
  return clientSecret ? undefined : `${name} needs \`clientSecret\`.`
}
