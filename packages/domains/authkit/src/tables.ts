import type { Context } from '@inhouse/core'
import type { OrgsTables } from '@inhouse/orgs'
import type { Kysely } from 'kysely'
import type { Method } from './policies/methods.ts'

export type AuthMethod =
  | 'cross_app_auth'
  | 'external_auth'
  | 'impersonation'
  | 'magic_code'
  | 'migrated_session'
  | 'oauth'
  | 'passkey'
  | 'password'
  | 'sso'
  | 'unknown'

/** Someone is signed in, until it ends. */
export interface Session {
  id: string
  user_id: string
  organization_id: string | null
  client_id: string
  auth_method: AuthMethod
  /** The same in the words of the authenticate endpoint: `Password`, `GoogleOAuth`. */
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  /** When the person last proved who they are; a refresh does not. */
  authenticated_at: string
  mfa_passed: boolean
  /** Who acts in the user's place, and why, where that is so. */
  impersonator_email: string | null
  impersonator_reason: string | null
  /** The browser it was opened in, if it was on the hosted pages: that is signed out with it. */
  browser_session_id: string | null
  refreshed_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
  updated_at: string
}

/**
 * A browser in which someone has signed in on the hosted pages, so that the next app is let in without
 * a question. Its cookie is kept as a hash.
 */
export interface BrowserSession {
  id: string
  hash: string
  user_id: string
  auth_method: AuthMethod
  authentication_method: string
  authenticated_at: string
  mfa_passed: boolean
  /** Where it went last. */
  organization_id: string | null
  used_at: string
  expires_at: string
  ended_at: string | null
  created_at: string
}

/** Opens the next access token, once. Kept as a hash. */
export interface RefreshToken {
  hash: string
  session_id: string
  used_at: string | null
  /** The token that came of its use, sealed: all who come within the grace get the same. */
  sealed_successor: string | null
  created_at: string
}

/** A sign-in that waits for one more answer. Its token is kept as a hash and works once. */
export interface PendingAuthentication {
  hash: string
  user_id: string
  /** What it waits for. */
  step: 'email_verification' | 'mfa' | 'organization_selection'
  auth_method: AuthMethod
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  authenticated_at: string
  /** The organization it is to end in, where that was said at its beginning. */
  organization_id: string | null
  /** Spent only when the session is opened. */
  invitation_id: string | null
  mfa_passed: boolean
  browser_session_id: string | null
  expires_at: string
  used_at: string | null
}

/** Where a sign-in may end. */
export interface RedirectUri {
  id: string
  uri: string
  is_default: boolean
  created_at: string
  updated_at: string
}

/** Someone on their way through the hosted pages, in one tab of one browser. */
export interface SignIn {
  id: string
  /** The hash of what the browser holds in its cookie: nobody else can go on with this. */
  browser_hash: string
  client_id: string
  /** Where it ends. None where it was begun for a device. */
  redirect_uri: string | null
  /** What the app wants back, percent-encoded as it came. */
  state: string | null
  code_challenge: string | null
  /** The social provider it went out to, and what was sealed for its return. */
  provider: string | null
  provider_verifier: string | null
  organization_id: string | null
  /** Sealed. */
  invitation_token: string | null
  /** The device that waits for it. */
  user_code: string | null
  email: string | null
  /** The languages that the app asked for, in order. */
  ui_locales: string | null
  /** Who has proved to be whom, and how; none before. */
  user_id: string | null
  auth_method: AuthMethod | null
  authentication_method: string | null
  authenticated_at: string | null
  mfa_passed: boolean
  /** The browser that was known already, and spoke for them. */
  browser_session_id: string | null
  /** Whether they are to agree before the app learns who they are. */
  consent_required: boolean
  ip_address: string | null
  user_agent: string | null
  expires_at: string
  completed_at: string | null
  created_at: string
}

/** Stands for someone who has signed in, until the app exchanges it. Kept as a hash, works once. */
export interface AuthorizationCode {
  hash: string
  client_id: string
  redirect_uri: string
  code_challenge: string | null
  user_id: string
  auth_method: AuthMethod
  authentication_method: string
  ip_address: string | null
  user_agent: string | null
  authenticated_at: string
  organization_id: string | null
  invitation_id: string | null
  mfa_passed: boolean
  impersonator_email: string | null
  impersonator_reason: string | null
  browser_session_id: string | null
  /** What came of it. */
  session_id: string | null
  expires_at: string
  used_at: string | null
}

/** A device waits for someone to sign in elsewhere. RFC 8628, 3.2. */
export interface DeviceCode {
  hash: string
  user_code: string
  client_id: string
  status: 'pending' | 'approved' | 'denied' | 'used'
  user_id: string | null
  organization_id: string | null
  auth_method: AuthMethod | null
  authentication_method: string | null
  authenticated_at: string | null
  interval_seconds: number
  polled_at: string | null
  expires_at: string
  created_at: string
}

/** What was mailed to be brought back once: six digits, or a token in a link. */
export interface OneTimeCode {
  id: string
  kind: 'magic_auth' | 'email_verification' | 'email_change' | 'password_reset'
  user_id: string
  /** Where it was sent, which is what it proves. */
  email: string
  /** Of a token, which is found by it. Six digits have none: it would give them away. */
  hash: string | null
  sealed_code: string
  /** What is accepted with it. */
  invitation_id: string | null
  attempts: number
  expires_at: string
  used_at: string | null
  created_at: string
  updated_at: string
}

/** A link that signs in once. Its token is kept as a hash, and sealed, to be mailed when that is asked. */
export interface PasswordlessSession {
  id: string
  user_id: string
  /** Where the link is sent, which is what it proves. */
  email: string
  redirect_uri: string
  /** What the app wants back, as it came. */
  state: string | null
  hash: string
  sealed_token: string
  expires_at: string
  used_at: string | null
  created_at: string
}

/** Someone is asked to join. Whether it has run out is told by the clock. */
export interface Invitation {
  id: string
  email: string
  email_key: string
  organization_id: string | null
  role_slug: string | null
  inviter_user_id: string | null
  accepted_user_id: string | null
  /** The membership that waits for it, where the user was there already. */
  membership_id: string | null
  locale: string | null
  hash: string
  sealed_token: string
  accepted_at: string | null
  revoked_at: string | null
  expires_at: string
  created_at: string
  updated_at: string
}

/** Signs access tokens. The private half is sealed. */
export interface SigningKey {
  id: string
  public_jwk: Record<string, unknown>
  sealed_private_key: string
  /** From when it signs; it is published before, so that whoever verifies knows it by then. */
  active_at: string
  /** From when it is no longer published. */
  retired_at: string | null
  created_at: string
}

/** A second thing to sign in with, such as an authenticator app. What an app shows is sealed. */
export interface AuthenticationFactor {
  id: string
  /** None where the app keeps itself whose factor it is. */
  user_id: string | null
  type: 'generic_otp' | 'sms' | 'totp'
  totp_issuer: string | null
  totp_user: string | null
  sealed_secret: string | null
  /** The newest time step that a code was accepted for. */
  last_time_step: number | null
  phone_number: string | null
  /** When it first showed a right code; before that no sign-in asks for it. */
  verified_at: string | null
  created_at: string
  updated_at: string
}

/** A code of a factor is asked for. */
export interface AuthenticationChallenge {
  id: string
  factor_id: string
  /** The code, where it is we who made it. */
  sealed_code: string | null
  tries: number
  expires_at: string
  used_at: string | null
  created_at: string
  updated_at: string
}

/** Stands in for a factor once. Kept as a hash. */
interface RecoveryCode {
  hash: string
  user_id: string
  used_at: string | null
  created_at: string
}

/** A key pair of which an authenticator keeps the private half. */
export interface Passkey {
  id: string
  user_id: string
  /** As the authenticator names it, in base64url. */
  credential_id: string
  /** COSE, in base64url. */
  public_key: string
  /** How often it was used, where the authenticator counts. */
  counter: number
  transports: string[]
  name: string
  last_used_at: string | null
  created_at: string
  updated_at: string
}

/** What an authenticator is to sign, once. Kept as a hash. */
interface PasskeyChallenge {
  hash: string
  /** Who adds a passkey; none where someone signs in. */
  user_id: string | null
  expires_at: string
}

/** Someone is known to a provider, and comes from there. */
export interface Identity {
  id: string
  user_id: string
  provider: string
  idp_id: string
  /** The address it came with. Where the user's becomes another, it is untied. */
  email_key: string
  /** Whether the provider vouched for that address, or the person showed it to be theirs. */
  email_proven: boolean
  created_at: string
  updated_at: string
}

/** What a provider gave for the app, on its way there. Sealed. */
interface ProviderTokensRow {
  user_id: string
  provider: string
  authenticated_at: string
  sealed_tokens: string
  expires_at: string
}

/** What access tokens say beside what they always say. There is one at most. */
export interface JwtTemplate {
  id: string
  content: string
  created_at: string
  updated_at: string
}

/** Pages of this origin may call the API. */
export interface CorsOrigin {
  id: string
  origin: string
  created_at: string
  updated_at: string
}

/** What an organization asks of those who sign in to it. */
export interface AuthenticationPolicy {
  organization_id: string
  sso_required: boolean
  mfa_required: boolean
  /** `null` allows all that the environment does. */
  allowed_methods: Method[] | null
  /** Whether it holds for everybody with an address of its verified domains, wherever they go. */
  applies_to_domains: boolean
  created_at: string
  updated_at: string
}

export interface AuthkitTables extends OrgsTables {
  authentication_factors: AuthenticationFactor
  authentication_challenges: AuthenticationChallenge
  recovery_codes: RecoveryCode
  passkeys: Passkey
  passkey_challenges: PasskeyChallenge
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
