import { type Context, hashSecret, notFound } from '@inhouse/core'
import { settings } from '../settings.ts'
import { db, type Invitation } from '../tables.ts'
import type { MailedInvitation } from './serializer.ts'

/** What tokens are sealed for. */
export const PURPOSE = 'invitation token'

export async function getInvitationRow(ctx: Context, id: string): Promise<Invitation> {
  const invitation = await invitations(ctx).where('id', '=', id).executeTakeFirst()
  if (!invitation) throw notFound('Invitation', id)
  return invitation
}

export const findByToken = (ctx: Context, token: string): Promise<Invitation | undefined> =>
  invitations(ctx).where('hash', '=', hashSecret(token)).executeTakeFirst()

/** An invitation as the management API shows it, with its token and link. */
export function mailed(ctx: Context, invitation: Invitation): MailedInvitation {
  const token = ctx.open(PURPOSE, invitation.sealed_token)
  const url = new URL(settings(ctx).invitationUrl ?? `${ctx.url}/invite`)
  url.searchParams.set('invitation_token', token)
  return { invitation, now: ctx.now(), token, accept_invitation_url: url.href }
}

export const invitations = (ctx: Context) => db(ctx).selectFrom('invitations').selectAll()

/** Those that can still be accepted. */
export const openInvitations = (ctx: Context) =>
  invitations(ctx)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now())
