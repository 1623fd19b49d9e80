import {
  badRequest,
  type Context,
  DAY,
  hashSecret,
  later,
  newToken,
  notFound,
  type Page,
  paginate,
  type Transaction,
} from '@inhouse/core'
import { findOrganization, getOrganization } from '@inhouse/orgs'
import { emailKey, findUserByEmail, getUser } from '@inhouse/users'
import { invitationCreated, invitationResent } from '../events.ts'
import { invitationMail } from '../mails/mails.ts'
import { settings } from '../settings.ts'
import { db, type Invitation } from '../tables.ts'
import { assertDays, assertNotThere, assertRole } from './assert-new.ts'
import { assertDeliverable } from './deliverable.ts'
import { findByToken, getInvitationRow, invitations, mailed, PURPOSE } from './find.ts'
import { addPendingMembership, removeExpiredPendingMemberships } from './pending-membership.ts'
import {
  type InvitationInput,
  type InvitationQuery,
  type MailedInvitation,
  stateOf,
} from './serializer.ts'

/** Invites an address, to the app or into one of its organizations, and mails the link. */
export function createInvitation(ctx: Context, input: InvitationInput): Promise<MailedInvitation> {
  const { email, organization_id = null, inviter_user_id = null } = input
  const days = assertDays(input.expires_in_days)
  const role_slug = assertRole(input)
  assertDeliverable(email)

  return ctx.transaction(async (tx) => {
    // Of two who invite the same address at once, the second finds the invitation of the first.
    await tx.lock(`invitations/${emailKey(email)}`)
    if (organization_id) await getOrganization(tx, organization_id)
    if (inviter_user_id) await getUser(tx, inviter_user_id)
    const user = await findUserByEmail(tx, email)
    await assertNotThere(tx, emailKey(email), user, organization_id)
    await removeExpiredPendingMemberships(tx)

    const membership_id =
      user && organization_id
        ? await addPendingMembership(tx, user, { organization_id, role_slug })
        : null
    const token = newToken(tx.random)
    const invitation: Invitation = {
      id: tx.newId('invitation'),
      email,
      email_key: emailKey(email),
      organization_id,
      role_slug: organization_id && (role_slug ?? defaultRole(tx)),
      inviter_user_id,
      accepted_user_id: null,
      membership_id,
      locale: input.locale ?? user?.locale ?? null,
      hash: hashSecret(token),
      sealed_token: tx.seal(PURPOSE, token),
      accepted_at: null,
      revoked_at: null,
      expires_at: later(tx.now(), days * DAY),
      created_at: tx.now(),
      updated_at: tx.now(),
    }
    await db(tx).insertInto('invitations').values(invitation).execute()
    await tx.emit(invitationCreated, { invitation, now: tx.now() })
    await mailLink(tx, invitation)
    return mailed(tx, invitation)
  })
}

export async function listInvitations(
  ctx: Context,
  { organization_id, email, ...page }: InvitationQuery,
): Promise<Page<MailedInvitation>> {
  let rows = invitations(ctx)
  if (organization_id) rows = rows.where('organization_id', '=', organization_id)
  if (email) rows = rows.where('email_key', '=', emailKey(email))
  const found = await paginate(ctx, 'invitations', rows, page)
  return { ...found, items: found.items.map((invitation) => mailed(ctx, invitation)) }
}

export async function getInvitation(ctx: Context, id: string): Promise<MailedInvitation> {
  return mailed(ctx, await getInvitationRow(ctx, id))
}

/** To look an invitation up by its token does not spend it. */
export async function getInvitationByToken(ctx: Context, token: string): Promise<MailedInvitation> {
  const invitation = await findByToken(ctx, token)
  if (!invitation) throw notFound('Invitation', token)
  return mailed(ctx, invitation)
}

/** Mails the same link again: who finds the older mail first is not turned away. */
export function resendInvitation(
  ctx: Context,
  id: string,
  locale: string | null | undefined,
): Promise<MailedInvitation> {
  return ctx.transaction(async (tx) => {
    const invitation = await getInvitationRow(tx, id)
    const state = stateOf(invitation, tx.now())
    if (state !== 'pending') throw notPending[state]()
    await tx.emit(invitationResent, { invitation, now: tx.now() })
    await mailLink(tx, { ...invitation, locale: locale ?? invitation.locale })
    return mailed(tx, invitation)
  })
}

const notPending = {
  expired: () => badRequest('invite_expired', 'The invitation has expired.'),
  revoked: () => badRequest('invite_revoked', 'The invitation was revoked.'),
  accepted: () => badRequest('invite_accepted', 'The invitation was accepted.'),
}

async function mailLink(tx: Transaction, invitation: Invitation): Promise<void> {
  if (!settings(tx).mails.invitation) return
  const { organization_id, inviter_user_id } = invitation
  const organization = organization_id ? await findOrganization(tx, organization_id) : undefined
  const inviter = inviter_user_id ? await getUser(tx, inviter_user_id) : undefined
  const mail = invitationMail(tx, invitation, {
    url: mailed(tx, invitation).accept_invitation_url,
    organization: organization?.name,
    inviter: inviter ? (inviter.name ?? inviter.email) : null,
    expires_at: invitation.expires_at,
  })
  await tx.mail(mail)
}

/** What `createMembership` will give to whoever is invited without a role. */
const defaultRole = (ctx: Context) =>
  (ctx.settings.get('orgs') as { defaultRole: string }).defaultRole
