import { bulletList, buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import { requestId } from './parts.ts'

export interface ErrorData {
  /** What happened, and what to do, where more is known than that it went wrong. */
  message?: string
  /** What an operator finds in the log: the id of the request. */
  id: string
  /** What was wrong with the request itself, for whoever built the app: `session_id: …`. */
  faults?: readonly string[]
  retryHref?: string
}

export const errorView = (t: T, { message, id, faults = [], retryHref }: ErrorData): Html =>
  html`${heading(t('error.title'), message ?? t('error.lead'))}${faults.length > 0 && bulletList(faults.map((fault) => html`<code>${fault}</code>`))}${retryHref && buttonLink(retryHref, t('error.retry'))}${requestId(t, id)}`
