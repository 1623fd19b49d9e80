import type { AuthorizationServer } from 'oauth4webapi'
import type { Credentials } from './credentials.ts'
import type { RawProfile } from './profile.ts'

/** What a provider says of someone, in its own words. */
export type Claims = Readonly<Record<string, any>>

/** What a profile can be read from. */
export interface Source {
  /** Of the ID token, and of the userinfo endpoint where that was asked. */
  claims: Claims
  /** The member `user` of the answer, which nobody signed. */
  user: Claims
  /** Asks the provider's API with the access token. */
  get(url: string): Promise<any>
}

/** A provider of sign-ins, as data. */
export interface Provider {
  /** Where it publishes what it offers. OpenID Connect Discovery 1.0, 4. */
  issuer?: string
  /** The same, where it is published nowhere or cannot be relied upon. */
  server?: (credentials: Credentials) => AuthorizationServer
  scopes: readonly string[]
  /** Whether it hands out ID tokens, which are then required. */
  oidc: boolean
  /** Whether it takes a code challenge. RFC 7636. */
  pkce: boolean
  /** Whether its ID tokens repeat the nonce. OpenID Connect Core 1.0, 3.1.2.1. */
  nonce: boolean
  /** How it wants the client secret, if not in the body. */
  clientAuth?: 'basic'
  /** Further parameters of every request. */
  parameters?: Readonly<Record<string, string>>
  /** What it calls the address it should suggest. */
  loginHint?: string
  /** Asks the userinfo endpoint too: the ID token leaves things out. */
  userinfo?: boolean
  profile(source: Source): RawProfile | Promise<RawProfile>
}
