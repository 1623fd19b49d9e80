import { module } from '@inhouse/core'
import { orgs } from '@inhouse/orgs'
import { ui } from '@inhouse/ui'
import { users } from '@inhouse/users'
import { authenticationOperations } from './authentication/operations.ts'
import { deviceAuthorizationOperations } from './device-authorization/operations.ts'
import { challengeOperations } from './challenges/operations.ts'
import { corsOriginOperations } from './cors-origins/operations.ts'
import { allowsOrigin } from './cors-origins/service.ts'
import { factorOperations } from './factors/operations.ts'
import { emailChangeOperations } from './email-change/operations.ts'
import { emailVerificationOperations } from './email-verification/operations.ts'
import { identityOperations } from './identities/operations.ts'
import { identityReactions } from './identities/reactions.ts'
import { invitationOperations } from './invitations/operations.ts'
import { magicAuthOperations } from './magic-auth/operations.ts'
import { jwtTemplateOperations } from './jwt-template/operations.ts'
import { migrations } from './migrations/index.ts'
import { passwordlessOperations } from './passwordless/operations.ts'
import { passwordResetOperations } from './password-reset/operations.ts'
import { impersonationOperations } from './impersonation/operations.ts'
import { policyOperations } from './policies/operations.ts'
import { reactions } from './reactions.ts'
import { redirectUriOperations } from './redirect-uris/operations.ts'
import { sessionOperations } from './sessions/operations.ts'
import { settings } from './settings.ts'
import { signingKeyOperations } from './signing-keys/operations.ts'
import { socialOperations } from './social/operations.ts'
import { sweepJobs, sweepSchedule } from './sweep/sweep.ts'

export const authkit = module({
  name: 'authkit',
  needs: [users, orgs, ui],
  settings,
  migrations,
  operations: [
    ...authenticationOperations,
    ...deviceAuthorizationOperations,
    ...redirectUriOperations,
    ...sessionOperations,
    ...magicAuthOperations,
    ...emailVerificationOperations,
    ...emailChangeOperations,
    ...passwordResetOperations,
    ...passwordlessOperations,
    ...invitationOperations,
    ...signingKeyOperations,
    ...factorOperations,
    ...challengeOperations,
    ...corsOriginOperations,
    ...socialOperations,
    ...identityOperations,
    ...jwtTemplateOperations,
    ...policyOperations,
    ...impersonationOperations,
  ],
  reactions: [...reactions, ...identityReactions],
  jobs: sweepJobs,
  schedules: [sweepSchedule],
  allowsOrigin,
})
