import { buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'

export interface SignedOutData {
  /** Where the app is, if that is known. */
  app?: { name: string; href: string }
}

export const signedOutView = (t: T, { app }: SignedOutData): Html =>
  html`${heading(t('signedOut.title'), t('signedOut.lead'))}${app && buttonLink(app.href, t('signedOut.go', { app: app.name }))}`
