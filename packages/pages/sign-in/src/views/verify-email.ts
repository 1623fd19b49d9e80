import { button, codeField, form, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface VerifyEmailData extends FormData {
  email: string
  errors?: { code?: string }
  newCodeAction: string
}

export function verifyEmailView(t: T, data: VerifyEmailData): Html {
  const { action, csrf, email, errors, newCodeAction } = data
  const lead = t.rich('verifyEmail.lead', { email: bold(email) })
  return html`${heading(t('verifyEmail.title'), lead)}${messagesOf(data)}${form({ action, csrf }, [
    codeField(t, { label: t('codeLabel'), error: errors?.code }),
    button(t, { label: t('verifyEmail.submit') }),
    html`<p>${button(t, { kind: 'plain', action: newCodeAction, label: t('newCode') })}</p>`,
  ])}`
}
