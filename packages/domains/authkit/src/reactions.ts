import { on } from '@inhouse/core'
import { membershipDeleted, membershipUpdated, organizationDeleted } from '@inhouse/orgs'
import { userDeleted, userUpdated } from '@inhouse/users'
import { endHalfDone } from './authentication/end-half-done.ts'
import {
  revokeInvitationOfMembership,
  revokeInvitationsOfOrganization,
} from './invitations/revoke.ts'
import { endSessionsOf } from './sessions/service.ts'

export const reactions = [
  // Whoever knew the old password is out, with all they had begun.
  on(userUpdated, async (tx, { id, password_changed }) => {
    if (!password_changed) return
    await endHalfDone(tx, id)
    await endSessionsOf(tx, { user_id: id })
  }),
  on(userDeleted, (tx, user) => endSessionsOf(tx, { user_id: user.id })),
  on(membershipDeleted, (tx, membership) => endSessionsOf(tx, membership)),
  on(membershipDeleted, revokeInvitationOfMembership),
  on(organizationDeleted, revokeInvitationsOfOrganization),
  on(membershipUpdated, async (tx, membership) => {
    if (membership.status !== 'active') await endSessionsOf(tx, membership)
  }),
]
