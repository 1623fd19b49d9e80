import { button, codeField, copyable, form, heading, type Html, html, qrCode } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { messagesOf } from './parts.ts'

export interface MfaEnrollData extends FormData {
  /** The `otpauth://` address that the app scans. */
  uri: string
  /** The key in it, for whoever types. */
  secret: string
  errors?: { code?: string }
}

export function mfaEnrollView(t: T, { uri, secret, errors, ...data }: MfaEnrollData): Html {
  return html`${heading(t('mfaEnroll.title'), t('mfaEnroll.lead'))}${messagesOf(data)}
    <div class="steps">
      <p>${t('mfaEnroll.scan')}</p>
      ${qrCode(t, uri)}
      <p>${t('mfaEnroll.key')}</p>
      ${copyable(t, inFours(secret))}
    </div>
    ${form(data, [
      codeField(t, { label: t('mfaEnroll.enter'), error: errors?.code }),
      button(t, { label: t('mfaEnroll.submit') }),
    ])}`
}

/** Read aloud or typed over, a key is easier in groups; the apps take it with spaces too. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret
