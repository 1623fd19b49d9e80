import type { Context } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import type { Kysely } from 'kysely'
import type { AuthorizationCode } from './authorization-codes/table.ts'
import type { BrowserSession } from './browser-sessions/table.ts'
import type { CorsOrigin } from './cors-origins/table.ts'
import type { DeviceCode } from './device-authorization/table.ts'
import type {
  AuthenticationFactor,
  AuthenticationChallenge,
  RecoveryCode,
} from './factors/table.ts'
import type { Identity } from './identities/table.ts'
import type { Invitation } from './invitations/table.ts'
import type { JwtTemplate } from './jwt-template/table.ts'
import type { OneTimeCode } from './one-time-codes/table.ts'
import type { Passkey, SpentPasskeyChallenge } from './passkeys/table.ts'
import type { PasswordlessSession } from './passwordless/table.ts'
import type { PendingAuthentication } from './pending-authentications/table.ts'
import type { AuthenticationPolicy } from './policies/table.ts'
import type { RedirectUri } from './redirect-uris/table.ts'
import type { RefreshToken } from './refresh-tokens/table.ts'
import type { Session } from './sessions/table.ts'
import type { SignIn } from './sign-ins/table.ts'
import type { SigningKey } from './signing-keys/table.ts'
import type { ProviderTokensRow } from './social/table.ts'

export type {
  AuthenticationChallenge,
  AuthenticationFactor,
  AuthenticationPolicy,
  AuthorizationCode,
  BrowserSession,
  CorsOrigin,
  DeviceCode,
  Identity,
  Invitation,
  JwtTemplate,
  OneTimeCode,
  Passkey,
  PasswordlessSession,
  PendingAuthentication,
  ProviderTokensRow,
  RecoveryCode,
  RedirectUri,
  RefreshToken,
  Session,
  SignIn,
  SigningKey,
}
export type { AuthMethod } from './sessions/table.ts'

export interface AuthkitTables extends OrgsTables {
  authentication_factors: AuthenticationFactor
  authentication_challenges: AuthenticationChallenge
  recovery_codes: RecoveryCode
  passkeys: Passkey
  spent_passkey_challenges: SpentPasskeyChallenge
  jwt_templates: JwtTemplate
  cors_origins: CorsOrigin
  sessions: Session
  browser_sessions: BrowserSession
  authentication_policies: AuthenticationPolicy
  refresh_tokens: RefreshToken
  pending_authentications: PendingAuthentication
  one_time_codes: OneTimeCode
  invitations: Invitation
  signing_keys: SigningKey
  redirect_uris: RedirectUri
  sign_ins: SignIn
  authorization_codes: AuthorizationCode
  device_codes: DeviceCode
  identities: Identity
  provider_tokens: ProviderTokensRow
  passwordless_sessions: PasswordlessSession
}

export const db = (ctx: Context): Kysely<AuthkitTables> => ctx.db
