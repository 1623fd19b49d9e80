import { on } from '@inhouse/core'
import { membershipDeleted, membershipUpdated, organizationDeleted } from '@inhouse/orgs'
import { userDeleted } from '@inhouse/users'
import {
  revokeInvitationOfMembership,
  revokeInvitationsOfOrganization,
} from './invitations/revoke.ts'
import { endSessionsOf } from './sessions/service.ts'

export const reactions = [
  on(userDeleted, (tx, user) => endSessionsOf(tx, { user_id: user.id })),
  on(membershipDeleted, (tx, membership) => endSessionsOf(tx, membership)),
  on(membershipDeleted, revokeInvitationOfMembership),
  on(organizationDeleted, revokeInvitationsOfOrganization),
  on(membershipUpdated, async (tx, membership) => {
    if (membership.status !== 'active') await endSessionsOf(tx, membership)
  }),
]
