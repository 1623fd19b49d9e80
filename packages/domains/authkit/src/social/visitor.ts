import type { Profile } from './profile.ts'
import type { ProviderTokens } from './tokens.ts'

/** What a provider sends people back with. */
export interface CallbackParams {
  state?: string | undefined
  code?: string | undefined
  /** RFC 9207. */
  iss?: string | undefined
  error?: string | undefined
  error_description?: string | undefined
  /** The name, as Apple sends it. */
  user?: string | undefined
}

/** Someone who has come back from a provider. */
export interface Visitor {
  profile: Profile
  /** Where the app is to get them. */
  tokens: ProviderTokens | null
}
