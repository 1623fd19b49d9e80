import { button, emblem, form, heading, type Html, html, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface CheckMailData extends FormData {
  email: string
  backHref: string
}

/** Says the same whether or not there is such an account. Its form sends the mail again. */
export function checkMailView(t: T, { email, backHref, ...data }: CheckMailData): Html {
  const lead = t.rich('checkMail.lead', { email: bold(email) })
  const again = button(t, { kind: 'plain', label: t('checkMail.again') })
  return html`${emblem('mail')}${heading(t('checkMail.title'), lead)}${messagesOf(data)}${form(
    { ...data, hidden: { email } },
    more(t.rich('checkMail.nothing', { again })),
  )}${more(link(backHref, t('backToSignIn')))}`
}
