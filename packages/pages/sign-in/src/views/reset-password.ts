import { button, form, heading, type Html, html, passwordField } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface ResetPasswordData extends FormData {
  email: string
  minimumLength: number
  errors?: { password?: string }
  /** Sent along unseen, so that the token need not stay in the address. */
  token?: string
}

export function resetPasswordView(t: T, data: ResetPasswordData): Html {
  const { action, csrf, email, minimumLength, errors, token } = data
  const title = heading(t('resetPassword.title'), t('resetPassword.lead'))
  return html`${title}${messagesOf(data)}${form({ action, csrf, hidden: { token } }, [
    html`<input
      type="email"
      name="email"
      value="${email}"
      autocomplete="username"
      readonly
      hidden
    />`,
    passwordField(t, {
      label: t('resetPassword.label'),
      kind: 'new',
      minimumLength,
      help: t('signUp.passwordHelp', { minimum: minimumLength }),
      error: errors?.password,
      autofocus: true,
    }),
    button(t, { label: t('resetPassword.submit') }),
  ])}`
}
