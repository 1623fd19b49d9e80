import { alert, button, type ButtonOptions, form, hiddenInput, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { PasskeyForm } from './data.ts'

/** The one form that needs a script: only a script may ask a browser for a passkey. */
export const passkeyForm = (
  t: T,
  kind: 'get' | 'create',
  {
    action,
    options,
    csrf,
    failed,
    ...look
  }: PasskeyForm & Pick<ButtonOptions, 'label' | 'kind'> & { csrf: string; failed: string },
): Html =>
  form(
    {
      action,
      csrf,
      attributes: { class: 'form needs-script', 'data-passkey': kind, 'data-options': options },
    },
    html`${hiddenInput('credential', '')}
      <div data-passkey-failed hidden>${alert('danger', failed)}</div>
      ${button(t, { ...look, icon: 'key' })}`,
  )
