import { buttonLink, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'

export interface SignedOutData {
  signInHref?: string
}

export const signedOutView = (t: T, { signInHref }: SignedOutData): Html =>
  html`${heading(t('signedOut.title'), t('signedOut.lead'))}${signInHref && buttonLink(signInHref, t('signedOut.again'))}`
