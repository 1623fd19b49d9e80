import { button, form, heading, type Html, html, identity, more } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { FormData } from './data.ts'

export interface MagicLinkData extends FormData {
  app: string
  /** Who is signed in by it. */
  email: string
  token: string
}

/** A button, since programs that look into mails follow every link in them. */
export const magicLinkView = (t: T, { action, csrf, app, email, token }: MagicLinkData): Html =>
  html`${heading(t('magicLink.heading', { app }), t('magicLink.lead'))}${form(
    { action, csrf, hidden: { token } },
    [identity(email), button(t, { label: t('signIn') })],
  )}${more(t('magicLink.unasked'))}`
