import { pageQuery, serializer } from '@inhouse/core'
import { emailInput } from '@inhouse/users'
import * as z from 'zod'
import type { Invitation } from '../tables.ts'

const localeInput = z.string().trim().min(1).max(64).nullish()

export const invitationInput = z.object({
  email: emailInput,
  organization_id: z.string().min(1).nullish(),
  role_slug: z.string().nullish(),
  // Its bounds have codes of their own.
  expires_in_days: z.number().int().nullish(),
  inviter_user_id: z.string().min(1).nullish(),
  locale: localeInput,
})

export type InvitationInput = z.output<typeof invitationInput>

export const resendInput = z.object({ locale: localeInput })

export const invitationQuery = pageQuery.extend({
  organization_id: z.string().min(1).optional(),
  email: emailInput.optional(),
})

export type InvitationQuery = z.output<typeof invitationQuery>

const states = ['pending', 'accepted', 'expired', 'revoked'] as const

/** Whether an invitation has run out is told by the clock, not kept. */
type InvitationState = (typeof states)[number]

/** An invitation at a moment. */
export interface InvitationAt {
  invitation: Invitation
  now: string
}

/** The same with what was mailed of it. */
export interface MailedInvitation extends InvitationAt {
  token: string
  accept_invitation_url: string
}

const fields = {
  id: z.string(),
  email: z.string(),
  state: z.enum(states),
  accepted_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime(),
  organization_id: z.string().nullable(),
  inviter_user_id: z.string().nullable(),
  accepted_user_id: z.string().nullable(),
  role_slug: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
}

const fieldsOf = ({ invitation, now }: InvitationAt) => ({
  id: invitation.id,
  email: invitation.email,
  state: stateOf(invitation, now),
  accepted_at: invitation.accepted_at,
  revoked_at: invitation.revoked_at,
  expires_at: invitation.expires_at,
  organization_id: invitation.organization_id,
  inviter_user_id: invitation.inviter_user_id,
  accepted_user_id: invitation.accepted_user_id,
  role_slug: invitation.role_slug,
  created_at: invitation.created_at,
  updated_at: invitation.updated_at,
})

export const invitationSerializer = serializer(
  'invitation',
  { ...fields, token: z.string(), accept_invitation_url: z.string() },
  (mailed: MailedInvitation) => ({
    ...fieldsOf(mailed),
    token: mailed.token,
    accept_invitation_url: mailed.accept_invitation_url,
  }),
)

/** What events tell of it: neither the token nor the link. */
export const invitationEventSerializer = serializer('invitation', fields, fieldsOf)

export function stateOf(invitation: Invitation, now: string): InvitationState {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.revoked_at) return 'revoked'
  return invitation.expires_at <= now ? 'expired' : 'pending'
}
