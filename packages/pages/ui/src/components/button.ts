import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'
import { icon, type IconName } from './icons.ts'

export interface ButtonOptions {
  /** What happens: "Continue with Google", never "Submit". */
  label: string
  kind?: 'primary' | 'secondary' | 'danger' | 'plain'
  icon?: IconName
  name?: string
  value?: string
  /** Where the form goes with this button, instead of to its own action. It need not be filled in. */
  action?: string
}

/** Sends its form. While that is on its way, it says so and cannot be pressed again. */
export function button(t: Translate<MessageKey>, options: ButtonOptions): Html {
  const { label, kind = 'primary', name, value, action } = options
  const named = attributes({
    class: `button button-${kind}`,
    name,
    value,
    formaction: action,
    formnovalidate: action !== undefined,
    'data-waiting': t('waiting'),
  })
  return html`<button${named}>${options.icon && icon(options.icon)}<span class="button-label">${label}</span></button>`
}

/** Looks like a button and leads elsewhere. */
export const buttonLink = (
  href: string,
  label: string,
  kind: 'primary' | 'secondary' = 'primary',
): Html =>
  html`<a class="button button-${kind}" href="${href}"
    ><span class="button-label">${label}</span></a
  >`

/** Buttons side by side, the last the one most people want. */
export const buttonRow = (...buttons: Html[]): Html =>
  html`<div class="button-row">${buttons}</div>`

/** One of several to choose from: a name, a word on it, and which way it goes. */
export function choice(
  t: Translate<MessageKey>,
  { name, value, label }: { name: string; value: string; label: string },
): Html {
  const named = attributes({ name, value, 'data-waiting': t('waiting') })
  return html`<li>
    <button class="choice" ${named}>
      <span class="choice-initial" aria-hidden="true">${Array.from(label)[0]}</span
      ><span class="button-label">${label}</span>${icon('chevron')}
    </button>
  </li>`
}

export const choices = (items: readonly Html[]): Html =>
  html`<ul class="choices">
    ${items}
  </ul>`

/** Copies a text, by script; without one it is not there, and the text can be marked by hand. */
export function copyButton(t: Translate<MessageKey>, text: string, label = t('copy')): Html {
  const named = attributes({ 'data-copies': text, 'data-copied': t('copied') })
  return html`<button
    type="button"
    class="button button-secondary button-small button-copy needs-script"
    ${named}
  >
    ${icon('copy', 16)}${icon('check', 16)}<span class="button-label" aria-live="polite"
      >${label}</span
    >
  </button>`
}
