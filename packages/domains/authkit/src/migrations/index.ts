import { sessions } from './0001_sessions.ts'
import { pendingAuthentications } from './0002_pending_authentications.ts'
import { signingKeys } from './0003_signing_keys.ts'
import { oneTimeCodes } from './0004_one_time_codes.ts'
import { invitations } from './0005_invitations.ts'
import { factors } from './0006_factors.ts'
import { passkeys } from './0007_passkeys.ts'
import { jwtTemplates } from './0008_jwt_templates.ts'
import { corsOrigins } from './0009_cors_origins.ts'
import { authorizationCodes } from './0010_authorization_codes.ts'
import { signIns } from './0011_sign_ins.ts'
import { identities } from './0012_identities.ts'
import { browserSessions } from './0013_browser_sessions.ts'
import { passwordlessSessions } from './0014_passwordless_sessions.ts'
import { authenticationPolicies } from './0015_authentication_policies.ts'

export const migrations = {
  '0001_sessions': sessions,
  '0002_pending_authentications': pendingAuthentications,
  '0003_signing_keys': signingKeys,
  '0004_one_time_codes': oneTimeCodes,
  '0005_invitations': invitations,
  '0006_factors': factors,
  '0007_passkeys': passkeys,
  '0008_jwt_templates': jwtTemplates,
  '0009_cors_origins': corsOrigins,
  '0010_authorization_codes': authorizationCodes,
  '0011_sign_ins': signIns,
  '0012_identities': identities,
  '0013_browser_sessions': browserSessions,
  '0014_passwordless_sessions': passwordlessSessions,
  '0015_authentication_policies': authenticationPolicies,
}
