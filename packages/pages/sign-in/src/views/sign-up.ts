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
  passwordField,
  type Provider,
  providerButtons,
} from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface SignUpData extends FormData {
  values?: { first_name?: string; last_name?: string; email?: string }
  errors?: { first_name?: string; last_name?: string; email?: string; password?: string }
  /** Left out where a code takes the place of the password. */
  password?: { minimumLength: number }
  providers?: { action: string; list: readonly Provider[] }
  signInHref: string
}

export function signUpView(t: T, data: SignUpData): Html {
  const { action, csrf, password, signInHref } = data
  const providers = data.providers?.list.length ? data.providers : undefined
  return html`${heading(t('signUp.title'))}${messagesOf(data)}${form({ action, csrf }, [
    html`<div class="field-row">${name(t, data, 'first_name')}${name(t, data, 'last_name')}</div>`,
    field(t, {
      name: 'email',
      type: 'email',
      label: t('email'),
      value: data.values?.email,
      error: data.errors?.email,
      autocomplete: 'username',
      inputmode: 'email',
      enterkeyhint: password ? 'next' : 'go',
    }),
    password &&
      passwordField(t, {
        label: t('password'),
        kind: 'new',
        minimumLength: password.minimumLength,
        help: t('signUp.passwordHelp', { minimum: password.minimumLength }),
        error: data.errors?.password,
      }),
    button(t, { label: t('signUp.submit') }),
  ])}${
    providers &&
    html`${divider(t('or'))}${form({ action: providers.action, csrf }, providerButtons(t, providers.list))}`
  }${more(t.rich('signUp.haveAccount', { signIn: link(signInHref, t('signIn')) }))}`
}

const name = (t: T, { values, errors }: SignUpData, part: 'first_name' | 'last_name') =>
  field(t, {
    name: part,
    label: t(part === 'first_name' ? 'signUp.firstName' : 'signUp.lastName'),
    value: values?.[part],
    error: errors?.[part],
    autocomplete: part === 'first_name' ? 'given-name' : 'family-name',
    enterkeyhint: 'next',
    autofocus: part === 'first_name',
    maxlength: 200,
  })
