import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'
import { frame } from './field.ts'

export interface CodeFieldOptions {
  label: string
  name?: string
  length?: number
  /** Digits that were sent or shown, or letters and digits that a device or a paper shows. */
  kind?: 'digits' | 'letters'
  value?: string
  help?: string
  error?: string
}

/** One field, which takes a code with spaces or dashes and sends itself once the code is whole. */
export function codeField(t: Translate<MessageKey>, options: CodeFieldOptions): Html {
  const { name = 'code', length = 6, kind = 'digits', value } = options
  const isNumber = kind === 'digits'
  const framed = {
    ...options,
    name,
    autocomplete: isNumber ? 'one-time-code' : 'off',
    enterkeyhint: 'go' as const,
    autofocus: true,
  }
  const sign = isNumber ? String.raw`\d` : '[A-Za-z0-9]'
  const own = attributes({
    value,
    inputmode: isNumber ? 'numeric' : 'text',
    pattern: String.raw`[\s\-]*(${sign}[\s\-]*){${length}}`,
    autocapitalize: isNumber ? undefined : 'characters',
    autocorrect: 'off',
    spellcheck: 'false',
    'data-code-length': length,
    'data-mismatch': t('incomplete'),
  })
  return frame(
    t,
    framed,
    (common) => html`<input class="input input-code" type="text" ${common}${own} />`,
  )
}
