import {
  bulletList,
  button,
  buttonRow,
  form,
  heading,
  type Html,
  html,
  link,
  more,
} from '@inhouse/ui'
import type { MessageKey, T } from '../messages/index.ts'
import type { FormData } from './data.ts'
import { bold, messagesOf } from './parts.ts'

export interface ConsentData extends FormData {
  app: string
  email: string
  organization?: string
  /** What is asked for. One that we have no words for is shown as it is, or in its own words. */
  scopes: readonly { scope: string; description?: string }[]
  /** The host of the redirect URI. */
  host: string
  otherAccountHref?: string
}

/** The choice is sent as `decision`: `allow` or `deny`. */
export function consentView(t: T, data: ConsentData): Html {
  const { action, csrf, app, email, organization, scopes, host, otherAccountHref } = data
  const lead = organization
    ? t.rich('consent.organization', { email: bold(email), organization: bold(organization) })
    : t.rich('consent.lead', { email: bold(email) })
  const items = scopes.map(({ scope, description }) => description ?? wordsFor(t, scope))
  return html`${heading(t('consent.heading', { app }), lead)}${messagesOf(data)}
    <div class="steps">
      <p>${t('consent.scopes', { app })}</p>
      ${bulletList(items)}
    </div>
    ${form({ action, csrf }, [
      buttonRow(
        button(t, { kind: 'secondary', name: 'decision', value: 'deny', label: t('consent.deny') }),
        button(t, { name: 'decision', value: 'allow', label: t('consent.allow') }),
      ),
      html`<p class="trail">${t.rich('consent.after', { host: bold(host) })}</p>`,
    ])}${otherAccountHref && more(link(otherAccountHref, t('organization.other')))}`
}

function wordsFor(t: T, scope: string): Html | string {
  const key = scopeKeys[scope]
  return key ? t(key) : html`<code>${scope}</code>`
}

const scopeKeys: Readonly<Record<string, MessageKey>> = {
  openid: 'consent.scopeOpenid',
  profile: 'consent.scopeProfile',
  email: 'consent.scopeEmail',
  offline_access: 'consent.scopeOffline',
}
