import { buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import { requestId } from './parts.ts'

export interface ErrorData {
  /** What happened, and what to do, where more is known than that it went wrong. */
  message?: string
  /** What an operator finds in the log: the id of the request. */
  id: string
  retryHref?: string
}

export const errorView = (t: T, { message, id, retryHref }: ErrorData): Html =>
  html`${heading(t('error.title'), message ?? t('error.lead'))}${retryHref && buttonLink(retryHref, t('error.retry'))}${requestId(t, id)}`
