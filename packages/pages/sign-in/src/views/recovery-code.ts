import { button, codeField, form, heading, type Html, html, link, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface RecoveryCodeData extends FormData {
  errors?: { code?: string }
  /** How many letters and digits a code has, dashes aside. */
  length: number
  appHref: string
}

export function recoveryCodeView(t: T, data: RecoveryCodeData): Html {
  const { action, csrf, errors, length, appHref } = data
  const title = heading(t('recoveryCode.title'), t('recoveryCode.lead'))
  return html`${title}${messagesOf(data)}${form({ action, csrf }, [
    codeField(t, { label: t('recoveryCode.label'), kind: 'letters', length, error: errors?.code }),
    button(t, { label: t('signIn') }),
  ])}${more(link(appHref, t('recoveryCode.app')))}`
}
