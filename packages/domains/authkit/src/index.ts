export { type AuthorizeQuery, authorizeQuery, providers } from './authorize/query.ts'
export type { AuthorizationRequest } from './authorize/request.ts'
export { type Authorization, authorize } from './authorize/service.ts'
export { verifyEmail } from './authentication/grants/email-verification.ts'
export { proveMagicCode } from './authentication/grants/magic-auth.ts'
export { provePassword } from './authentication/grants/password.ts'
export { type Enrollment, openEnrollment } from './authentication/open-enrollment.ts'
export { confirmFactor, proveFactor, proveRecoveryCode } from './authentication/prove-mfa.ts'
export type { Proven } from './authentication/proven.ts'
export { stepOf } from './authentication/sign-in.ts'
export type { Step } from './authentication/next-step.ts'
export { challengeFactor, enrollUserFactor, verifyChallenge } from './challenges/service.ts'
export {
  type Asked,
  findChallenge,
  type RightCode,
  spendChallenge,
  type Tried,
  tryCode,
} from './challenges/try-code.ts'
export { createCorsOrigin, deleteCorsOrigin, listCorsOrigins } from './cors-origins/service.ts'
export { decideDevice, findPendingDevice } from './device-authorization/service.ts'
export * from './events.ts'
export { type Browser, browserOf, csrfToken, isCsrfToken } from './sign-ins/browser.ts'
export {
  changeSignIn,
  type BegunSignIn,
  beginSignIn,
  finishSignIn,
  getSignIn,
  invitationTokenOf,
  provenIn,
  proveSignIn,
} from './sign-ins/service.ts'
export {
  countRecoveryCodes,
  createRecoveryCodes,
  triesByRecoveryCode,
  useRecoveryCode,
} from './factors/recovery-codes.ts'
export type { EnrolledFactor, FactorInput, TotpInput } from './factors/serializer.ts'
export { enrollFactor, enrollTotp } from './factors/enroll.ts'
export { deleteFactor, getFactor, listFactors, listVerifiedFactors } from './factors/service.ts'
export { sendSmsWith, type SmsSender } from './factors/sms.ts'
export { confirmEmailChange, requestEmailChange } from './email-change/service.ts'
export { proveEmail } from './email-verification/prove-email.ts'
export {
  confirmEmailVerification,
  requestEmailVerification,
  sendEmailVerification,
} from './email-verification/service.ts'
export { type Accepted, acceptInvitation } from './invitations/accept.ts'
export { removeExpiredPendingMemberships } from './invitations/pending-membership.ts'
export { revokeInvitation } from './invitations/revoke.ts'
export {
  linkPendingIdentity,
  type PendingIdentity,
  pendingIdentityOf,
} from './identities/pending.ts'
export { listIdentities, markIdentityProven } from './identities/service.ts'
export {
  createInvitation,
  getInvitation,
  getInvitationByToken,
  listInvitations,
  resendInvitation,
} from './invitations/service.ts'
export { findOpenInvitation, findUsableInvitation } from './invitations/usable.ts'
export { createMagicAuth } from './magic-auth/service.ts'
export { findOrSignUp } from './magic-auth/sign-up.ts'
export { getJwtTemplate, saveJwtTemplate } from './jwt-template/service.ts'
export { finishAuthentication, startAuthentication } from './passkeys/authenticate.ts'
export { finishRegistration, startRegistration } from './passkeys/register.ts'
export { deletePasskey, listPasskeys, renamePasskey } from './passkeys/service.ts'
export { createPasswordlessSession, findPasswordlessSession } from './passwordless/service.ts'
export { beginPasswordlessSignIn } from './passwordless/sign-in.ts'
export { createPasswordReset, findPasswordReset, resetPassword } from './password-reset/service.ts'
export { authkit } from './module.ts'
export {
  findBrowserSession,
  keepBrowserSession,
  provenByBrowser,
} from './browser-sessions/service.ts'
export { impersonate } from './impersonation/service.ts'
export { methodOfProvider } from './policies/methods.ts'
export { type Rules, rulesFor } from './policies/rules.ts'
export { getAuthenticationPolicy, updateAuthenticationPolicy } from './policies/service.ts'
export { type Logout, logout, logoutQuery } from './sessions/logout.ts'
export { createSession, endSessionsOf, listSessions, revokeSession } from './sessions/service.ts'
export { setCookie } from './sign-ins/cookies.ts'
export { rotateSigningKey } from './signing-keys/service.ts'
export { enabledProviders } from './social/configured.ts'
export { finishProvider } from './social/finish.ts'
export type { Profile, RawProfile } from './social/profile.ts'
export type { Plugged, PluggedClient, PluggedTokens } from './social/settings.ts'
export { startProvider, type StartOptions } from './social/start.ts'
export { type ProviderTokens, takeProviderTokens } from './social/tokens.ts'
export type {
  AuthenticationChallenge,
  AuthenticationFactor,
  AuthkitTables,
  CorsOrigin,
  Identity,
  Invitation,
  JwtTemplate,
  Passkey,
  Session,
  SignIn,
} from './tables.ts'
export { type AccessTokenClaims, verifyAccessToken } from './tokens/access-token.ts'
export { settings as authkitSettings } from './settings.ts'
export type { Origin } from './authentication/grants/grant.ts'
export { wayBack } from './sign-ins/way-back.ts'
export { defaultRedirectUri } from './redirect-uris/service.ts'
