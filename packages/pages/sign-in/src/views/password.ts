import { button, form, heading, type Html, html, identity, link, passwordField } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface PasswordData extends FormData {
  email: string
  errors?: { password?: string }
  /** Back to the first step. */
  changeHref: string
  forgotHref: string
  /** Where a code is sent from, if codes are allowed. */
  codeAction?: string
}

export function passwordView(t: T, data: PasswordData): Html {
  const { action, csrf, email, errors, changeHref, forgotHref, codeAction } = data
  return html`${heading(t('password.title'))}${messagesOf(data)}${form({ action, csrf }, [
    identity(email, { href: changeHref, label: t('change') }),
    // Unseen, but a password manager learns from it whose password this is.
    html`<input
      type="email"
      name="email"
      value="${email}"
      autocomplete="username"
      readonly
      hidden
    />`,
    passwordField(t, {
      label: t('password'),
      kind: 'current',
      error: errors?.password,
      autofocus: true,
    }),
    button(t, { label: t('signIn') }),
    html`<p class="more-between">
      ${link(forgotHref, t('password.forgot'))}${
        codeAction &&
        button(t, { kind: 'plain', action: codeAction, label: t('password.codeInstead') })
      }
    </p>`,
  ])}`
}
