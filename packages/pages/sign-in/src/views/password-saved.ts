import { buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'

export interface PasswordSavedData {
  /** Where the app is, if that is known. */
  appHref?: string
}

export const passwordSavedView = (t: T, { appHref }: PasswordSavedData): Html =>
  html`${heading(t('passwordSaved.title'), t('passwordSaved.lead'))}${appHref && buttonLink(appHref, t('passwordSaved.go'))}`
