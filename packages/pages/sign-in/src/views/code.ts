import { button, codeField, form, heading, type Html, html, link } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface CodeData extends FormData {
  email: string
  errors?: { code?: string }
  /** Where another code is sent from. */
  newCodeAction: string
  passwordHref?: string
  /** Back to the first step. */
  backHref: string
}

/** A code that was mailed, to sign in with. */
export function codeView(t: T, data: CodeData): Html {
  const { action, csrf, email, errors, newCodeAction, passwordHref, backHref } = data
  const lead = t.rich('code.lead', { email: bold(email) })
  return html`${heading(t('code.title'), lead)}${messagesOf(data)}${form({ action, csrf }, [
    codeField(t, { label: t('codeLabel'), error: errors?.code }),
    button(t, { label: t('signIn') }),
    html`<p class="more-between">
      ${button(t, { kind: 'plain', action: newCodeAction, label: t('newCode') })}${link(passwordHref ?? backHref, t(passwordHref ? 'code.passwordInstead' : 'back'))}
    </p>`,
  ])}`
}
