import { type Context, hashSecret, OAuthError } from '@inhouse/core'
import type { Invitation } from '../tables.ts'
import { openInvitations } from './find.ts'
import { mayBeUsedBy } from './may-be-used-by.ts'

/** The invitation that a token opens for someone with this address; it is not yet accepted. */
export async function findUsableInvitation(
  ctx: Context,
  token: string,
  email: string,
): Promise<Invitation> {
  const invitation = await openInvitations(ctx)
    .where('hash', '=', hashSecret(token))
    .executeTakeFirst()
  if (!invitation) throw invalidInvitation()
  assertUsableBy(invitation, email)
  return invitation
}

/** The invitation with this id, while it can be accepted. */
export async function findOpenInvitation(
  ctx: Context,
  id: string | null,
): Promise<Invitation | undefined> {
  if (id === null) return undefined
  return openInvitations(ctx).where('id', '=', id).executeTakeFirst()
}

export function assertUsableBy(invitation: Invitation, email: string): void {
  if (mayBeUsedBy(invitation, email)) return
  throw new OAuthError(
    'invitation_cannot_be_used_for_email',
    `The invitation cannot be used by '${email}'.`,
  )
}

export const invalidInvitation = () =>
  new OAuthError('invitation_invalid', 'The invitation is unknown, used, revoked or has expired.')
