import { button, codeField, form, heading, type Html, html, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface MfaData extends FormData {
  errors?: { code?: string }
  /** Where the code was sent to, with all but its end hidden; without it, an app shows the code. */
  phone?: string
  newCodeAction?: string
  recoveryHref?: string
}

export function mfaView(t: T, data: MfaData): Html {
  const { action, csrf, errors, phone, newCodeAction, recoveryHref } = data
  const lead = phone ? t.rich('mfa.leadSms', { phone: bold(phone) }) : t('mfa.lead')
  return html`${heading(t('mfa.title'), lead)}${messagesOf(data)}${form({ action, csrf }, [
    codeField(t, { label: t('codeLabel'), error: errors?.code }),
    button(t, { label: t('mfa.submit') }),
    newCodeAction &&
      html`<p>${button(t, { kind: 'plain', action: newCodeAction, label: t('newCode') })}</p>`,
  ])}${recoveryHref && more(t.rich('mfa.lost', { recovery: link(recoveryHref, t('mfa.recovery')) }))}`
}
