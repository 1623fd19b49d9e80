import { alert, copyable, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'

/** What happened, where a form has to be shown again. */
export const messagesOf = ({ problem, notice }: Pick<FormData, 'problem' | 'notice'>): Html =>
  html`${problem && alert('danger', problem)}${notice && alert('success', notice)}`

export const bold = (text: string): Html => html`<strong>${text}</strong>`

/** What an operator finds in the log, for whoever calls for help. */
export const requestId = (t: T, id: string): Html =>
  html`<div class="steps trail">
    <p>${t('error.id')}</p>
    ${copyable(t, id)}
  </div>`
