import { choice, choices, form, heading, type Html, html, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface OrganizationData extends FormData {
  email: string
  organizations: readonly { id: string; name: string }[]
  otherAccountHref: string
}

/** The chosen one is sent as `organization_id`. */
export function organizationView(t: T, data: OrganizationData): Html {
  const { action, csrf, email, organizations, otherAccountHref } = data
  const lead = t.rich('organization.lead', { email: bold(email) })
  const list = organizations.map(({ id, name }) =>
    choice(t, { name: 'organization_id', value: id, label: name }),
  )
  return html`${heading(t('organization.title'), lead)}${messagesOf(data)}${form({ action, csrf }, choices(list))}${more(link(otherAccountHref, t('organization.other')))}`
}
