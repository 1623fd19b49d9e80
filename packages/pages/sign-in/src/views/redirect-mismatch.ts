import { details, heading, type Html, html, mono } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import { requestId } from './parts.ts'

export interface RedirectMismatchData {
  /** The `redirect_uri` as it came, if one did. */
  sent: string | null
  allowed: readonly string[]
  clientId: string
  id: string
}

/** Shown in place of a redirect, which might lead anywhere. For a developer to read, for the most part. */
export function redirectMismatchView(t: T, data: RedirectMismatchData): Html {
  const { sent, allowed, clientId, id } = data
  const title = heading(t('redirectMismatch.title'), t('redirectMismatch.lead'))
  const list = html`<ul class="plain-list">
    ${allowed.map((uri) => html`<li>${mono(uri)}</li>`)}
  </ul>`
  return html`${title}${details([
      [t('redirectMismatch.sent'), sent ? mono(sent) : t('redirectMismatch.nothing')],
      [t('redirectMismatch.allowed'), allowed.length > 0 ? list : t('redirectMismatch.none')],
      [t('redirectMismatch.client'), mono(clientId)],
    ])}
    <p>${t('redirectMismatch.hint')}</p>
    ${requestId(t, id)}`
}
