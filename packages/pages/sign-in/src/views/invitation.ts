import { alert, button, form, heading, type Html, html, identity, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface InvitationData extends FormData {
  organization: string
  /** Who is invited. */
  email: string
  inviter?: string
  /** Who is signed in, where that is somebody else. */
  signedInAs?: string
  otherAccountHref?: string
}

/** Accepting is a form, since programs that look into mails follow every link in them. */
export function invitationView(t: T, data: InvitationData): Html {
  const { action, csrf, organization, inviter, email, signedInAs, otherAccountHref } = data
  const names = { organization: bold(organization) }
  const lead = inviter
    ? t.rich('invitation.lead', { ...names, inviter: bold(inviter) })
    : t.rich('invitation.leadNobody', names)
  return html`${heading(t('invitation.heading', { organization }), lead)}${messagesOf(data)}${
    signedInAs && alert('warning', t.rich('invitation.wrongAccount', { email: bold(signedInAs) }))
  }${form({ action, csrf }, [
    html`<p>${t('invitation.for')}</p>`,
    identity(email),
    button(t, { label: t('invitation.submit') }),
  ])}${otherAccountHref && more(link(otherAccountHref, t('organization.other')))}`
}
