import { alert, button, copyButton, form, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'

export interface RecoveryCodesData extends Pick<FormData, 'action' | 'csrf'> {
  codes: readonly string[]
}

/** The only time they are seen: what is kept is their hash. */
export function recoveryCodesView(t: T, { action, csrf, codes }: RecoveryCodesData): Html {
  const title = heading(t('recoveryCodes.title'), t('recoveryCodes.lead'))
  const list = html`<ul class="code-list">
    ${codes.map((code) => html`<li><code>${code}</code></li>`)}
  </ul>`
  const copy = copyButton(t, codes.join('\n'), t('recoveryCodes.copy'))
  return html`${title}${alert('warning', t('recoveryCodes.once'))}${list}${form({ action, csrf }, [
    html`<p class="align-start">${copy}</p>`,
    button(t, { label: t('recoveryCodes.submit') }),
  ])}`
}
