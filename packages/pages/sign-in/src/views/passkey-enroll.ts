import { button, emblem, form, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData, PasskeyForm } from './data.ts'
import { messagesOf } from './parts.ts'
import { passkeyForm } from './passkey-form.ts'

export interface PasskeyEnrollData extends Omit<FormData, 'action'> {
  passkey: PasskeyForm
  skipAction: string
}

export function passkeyEnrollView(t: T, data: PasskeyEnrollData): Html {
  const { csrf, passkey, skipAction } = data
  const title = heading(t('passkeyEnroll.title'), t('passkeyEnroll.lead'))
  const skip = button(t, { kind: 'secondary', label: t('passkeyEnroll.skip') })
  return html`${emblem('key')}${title}${messagesOf(data)}
    <div class="form-pair">
      ${passkeyForm(t, 'create', {
        ...passkey,
        csrf,
        label: t('passkeyEnroll.submit'),
        failed: t('passkeyEnroll.failed'),
      })}${form({ action: skipAction, csrf }, skip)}
    </div>`
}
