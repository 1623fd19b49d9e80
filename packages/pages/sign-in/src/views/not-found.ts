import { buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import { requestId } from './parts.ts'

export interface NotFoundData {
  id: string
  /** Where the app is, if that is known. */
  appHref?: string
}

export const notFoundView = (t: T, { id, appHref }: NotFoundData): Html =>
  html`${heading(t('notFound.title'), t('notFound.lead'))}${appHref && buttonLink(appHref, t('passwordSaved.go'))}${requestId(t, id)}`
