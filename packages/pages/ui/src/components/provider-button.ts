import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'
import { providerMark } from './provider-marks.ts'

/** The providers we know by name. A host may bring others. */
export const providerNames = {
  GoogleOAuth: 'Google',
  MicrosoftOAuth: 'Microsoft',
  GitHubOAuth: 'GitHub',
  AppleOAuth: 'Apple',
  GitLabOAuth: 'GitLab',
  LinkedInOAuth: 'LinkedIn',
  SlackOAuth: 'Slack',
  DiscordOAuth: 'Discord',
  BitbucketOAuth: 'Bitbucket',
  IntuitOAuth: 'Intuit',
  SalesforceOAuth: 'Salesforce',
  VercelOAuth: 'Vercel',
  XeroOAuth: 'Xero',
} as const

/** What people call it: `Google` for `GoogleOAuth`. */
export const providerLabel = (id: string): string =>
  (providerNames as Record<string, string>)[id] ?? id

export interface Provider {
  /** Sent as `provider`: `GoogleOAuth`. */
  id: string
  /** Needed for those that we do not know. */
  name?: string
}

/** The buttons of one form: one below the other, or with many of them, two by two and in short. */
export function providerButtons(t: Translate<MessageKey>, providers: readonly Provider[]): Html {
  const isShort = providers.length > 3
  return html`<div${attributes({ class: isShort ? 'providers providers-short' : 'providers' })}>${providers.map((provider) => providerButton(t, provider, { isShort }))}</div>`
}

export function providerButton(
  t: Translate<MessageKey>,
  { id, name = providerLabel(id) }: Provider,
  { isShort = false } = {},
): Html {
  const label = t('continueWith', { provider: name })
  const named = attributes({
    value: id,
    'aria-label': isShort && label,
    'data-waiting': t('waiting'),
  })
  return html`<button class="button button-secondary" name="provider" ${named}>
    ${providerMark(id, name)}<span class="button-label">${isShort ? name : label}</span>
  </button>`
}
