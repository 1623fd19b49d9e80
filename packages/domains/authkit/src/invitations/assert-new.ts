import { badRequest, type Transaction } from '@inhouse/core'
import { findMembership } from '@inhouse/orgs'
import type { User } from '@inhouse/users'
import type { InvitationInput } from './serializer.ts'
import { openInvitations } from './find.ts'

const MIN_DAYS = 1
const MAX_DAYS = 30
const DEFAULT_DAYS = 7

/** For how many days an invitation is to be good. */
export function assertDays(days: number | null | undefined): number {
  if (days == null) return DEFAULT_DAYS
  if (days < MIN_DAYS) {
    throw badRequest('expires_in_days_too_short', `An invitation lasts ${MIN_DAYS} day at least.`)
  }
  if (days > MAX_DAYS) {
    throw badRequest('expires_in_days_too_long', `An invitation lasts ${MAX_DAYS} days at most.`)
  }
  return days
}

// The form that slugs have in the API.
const slug = /^[a-z0-9_-]{1,128}$/

/** A role is had in an organization; to drop it silently would invite with less than was meant. */
export function assertRole({ role_slug, organization_id }: InvitationInput): string | null {
  if (role_slug == null) return null
  if (organization_id == null) {
    throw badRequest('invalid_role', 'A role goes with an `organization_id` only.')
  }
  if (!slug.test(role_slug)) throw badRequest('invalid_role', `'${role_slug}' is no role.`)
  return role_slug
}

/** Refuses to invite whoever is invited, or there, already. */
export async function assertNotThere(
  tx: Transaction,
  emailKey: string,
  user: User | undefined,
  organizationId: string | null,
): Promise<void> {
  const open = openInvitations(tx).where('email_key', '=', emailKey)
  if (organizationId === null) {
    if (user) throw badRequest('user_already_exists', `'${user.email}' is a user already.`)
    if (await open.where('organization_id', 'is', null).executeTakeFirst()) {
      throw badRequest('email_already_invited', 'This email address is invited already.')
    }
    return
  }
  if (user && (await findMembership(tx, user.id, organizationId))?.status === 'active') {
    throw badRequest('user_already_organization_member', `'${user.email}' is a member already.`)
  }
  if (await open.where('organization_id', '=', organizationId).executeTakeFirst()) {
    throw badRequest(
      'email_already_invited_to_organization',
      'This email address is invited to the organization already.',
    )
  }
}
