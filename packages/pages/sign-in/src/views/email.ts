import {
  button,
  divider,
  field,
  form,
  heading,
  type Html,
  html,
  link,
  more,
  type Provider,
  providerButtons,
} from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData, PasskeyForm } from './data.ts'
import { messagesOf } from './parts.ts'
import { passkeyForm } from './passkey-form.ts'

export interface EmailData extends FormData {
  email?: string
  errors?: { email?: string }
  /** Each is sent as `provider` to its own action. */
  providers?: { action: string; list: readonly Provider[] }
  /** Offered by a button, and among the browser's suggestions for the field. */
  passkey?: PasskeyForm
  /** Left out where nobody may sign up. */
  signUpHref?: string
}

/** The first step: who is it? */
export function emailView(t: T, data: EmailData): Html {
  const { action, csrf, email, errors, passkey, signUpHref } = data
  const providers = data.providers?.list.length ? data.providers : undefined
  return html`${heading(t('email.title'))}${messagesOf(data)}${form({ action, csrf }, [
    field(t, {
      name: 'email',
      type: 'email',
      label: t('email'),
      value: email,
      error: errors?.email,
      autocomplete: passkey ? 'username webauthn' : 'username',
      inputmode: 'email',
      enterkeyhint: 'next',
      autofocus: true,
    }),
    button(t, { label: t('continue') }),
  ])}${
    (providers || passkey) &&
    html`${divider(t('or'))}
      <div class="form-pair">
        ${
          providers && form({ action: providers.action, csrf }, providerButtons(t, providers.list))
        }${
          passkey &&
          passkeyForm(t, 'get', {
            ...passkey,
            csrf,
            kind: 'secondary',
            label: t('email.passkey'),
            failed: t('email.passkeyFailed'),
          })
        }
      </div>`
  }${signUpHref && more(t.rich('email.noAccount', { signUp: link(signUpHref, t('email.signUp')) }))}`
}
