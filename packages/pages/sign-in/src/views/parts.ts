import { alert, type Html, html } from '@inhouse/ui'
import type { FormData } from './data.ts'

/** What happened, where a form has to be shown again. */
export const messagesOf = ({ problem, notice }: Pick<FormData, 'problem' | 'notice'>): Html =>
  html`${problem && alert('danger', problem)}${notice && alert('success', notice)}`

export const bold = (text: string): Html => html`<strong>${text}</strong>`
