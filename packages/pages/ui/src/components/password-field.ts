import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'
import { frame } from './field.ts'
import { icon } from './icons.ts'

export interface PasswordFieldOptions {
  label: string
  /** The password that is known, or one to be made up, whose strength is then said in words. */
  kind: 'current' | 'new'
  name?: string
  minimumLength?: number
  help?: string
  error?: string
  autofocus?: boolean
  enterkeyhint?: 'next' | 'go' | 'done'
}

/** A password that can be looked at. What was typed never comes back from the server. */
export function passwordField(t: Translate<MessageKey>, options: PasswordFieldOptions): Html {
  const { name = 'password', kind, minimumLength, help } = options
  const isNew = kind === 'new'
  const minimum = minimumLength ?? 1
  const framed = {
    ...options,
    name,
    autocomplete: isNew ? 'new-password' : 'current-password',
    enterkeyhint: options.enterkeyhint ?? ('go' as const),
    help: isNew ? undefined : help,
  }
  const input = (common: Html) => {
    const own = attributes({
      minlength: isNew && minimum,
      'data-short': isNew && t('tooShort', { minimum }),
      autocapitalize: 'none',
      spellcheck: 'false',
    })
    return html`<div class="password">
      <input class="input" type="password" ${common}${own} />${toggle(t, `field-${name}`)}
    </div>`
  }
  return frame(t, framed, input, isNew ? (id) => strength(t, id, help) : undefined)
}

const toggle = (t: Translate<MessageKey>, input: string) =>
  html`<button
    type="button"
    class="password-toggle needs-script"
    ${attributes({ 'data-shows': input, 'aria-label': t('showPassword'), 'aria-pressed': 'false' })}
  >
    ${icon('eye')}${icon('eyeOff')}
  </button>`

function strength(t: Translate<MessageKey>, id: string, help = ''): Html {
  const words = attributes({
    'data-strength-of': id,
    'data-short': t('strengthShort'),
    'data-weak': t('strengthWeak'),
    'data-fair': t('strengthFair'),
    'data-strong': t('strengthStrong'),
  })
  return html`<p class="field-help strength" id="${id}-below" aria-live="polite" ${words}>
    ${help}
  </p>`
}
