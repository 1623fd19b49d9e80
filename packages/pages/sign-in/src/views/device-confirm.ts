import {
  alert,
  button,
  buttonRow,
  details,
  form,
  heading,
  type Html,
  html,
  link,
  more,
} from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface DeviceConfirmData extends FormData {
  app: string
  email: string
  userCode: string
  /** What is known of where the device is, such as an address and a place. */
  from?: string
  otherAccountHref?: string
}

/** The choice is sent as `decision`: `allow` or `deny`. RFC 8628, 5.4 says why it is asked. */
export function deviceConfirmView(t: T, data: DeviceConfirmData): Html {
  const { action, csrf, app, email, userCode, from, otherAccountHref } = data
  const lead = t.rich('deviceConfirm.lead', { app: bold(app), email: bold(email) })
  const code = html`<code class="code-large">${userCode}</code>`
  return html`${heading(t('deviceConfirm.title'), lead)}${messagesOf(data)}${details([
    [t('deviceConfirm.code'), code],
    ...(from ? [[t('deviceConfirm.from'), from] as const] : []),
  ])}${alert('warning', t('deviceConfirm.warning'))}${form(
    { action, csrf, hidden: { user_code: userCode } },
    buttonRow(
      button(t, {
        kind: 'secondary',
        name: 'decision',
        value: 'deny',
        label: t('deviceConfirm.deny'),
      }),
      button(t, { name: 'decision', value: 'allow', label: t('deviceConfirm.allow') }),
    ),
  )}${otherAccountHref && more(link(otherAccountHref, t('organization.other')))}`
}
