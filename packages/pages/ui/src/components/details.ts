import { type Html, html, type Value } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'
import { copyButton } from './button.ts'

/** Names and what they hold. */
export const details = (rows: readonly (readonly [name: string, value: Value])[]): Html =>
  html`<dl class="details">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`

/** An id, a key or an address, as a machine writes it. */
export const mono = (text: string): Html => html`<code>${text}</code>`

/** The same with a button that copies it. */
export const copyable = (t: Translate<MessageKey>, text: string): Html =>
  html`<div class="copyable"><code>${text}</code>${copyButton(t, text)}</div>`

export const bulletList = (items: readonly Value[]): Html =>
  html`<ul class="bullets">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
