import { button, field, form, heading, type Html, html, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface ForgotPasswordData extends FormData {
  email?: string
  errors?: { email?: string }
  backHref: string
}

export function forgotPasswordView(t: T, data: ForgotPasswordData): Html {
  const { action, csrf, email, errors, backHref } = data
  const title = heading(t('forgotPassword.title'), t('forgotPassword.lead'))
  return html`${title}${messagesOf(data)}${form({ action, csrf }, [
    field(t, {
      name: 'email',
      type: 'email',
      label: t('email'),
      value: email,
      error: errors?.email,
      autocomplete: 'username',
      inputmode: 'email',
      enterkeyhint: 'go',
      autofocus: true,
    }),
    button(t, { label: t('forgotPassword.submit') }),
  ])}${more(link(backHref, t('backToSignIn')))}`
}
