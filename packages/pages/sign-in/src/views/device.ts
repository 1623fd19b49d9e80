import { button, codeField, form, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface DeviceData extends FormData {
  /** As it came in the address, or as it was typed. */
  userCode?: string
  errors?: { user_code?: string }
}

export function deviceView(t: T, { userCode, errors, ...data }: DeviceData): Html {
  return html`${heading(t('device.title'), t('device.lead'))}${messagesOf(data)}${form(data, [
    codeField(t, {
      name: 'user_code',
      label: t('device.label'),
      kind: 'letters',
      length: 8,
      value: userCode,
      error: errors?.user_code,
    }),
    button(t, { label: t('continue') }),
  ])}`
}
