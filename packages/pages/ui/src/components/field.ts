import { attributes, type Html, html } from '../html.ts'
import type { Translate } from '../languages/translator.ts'
import type { MessageKey } from '../messages/index.ts'

export interface FieldOptions {
  name: string
  label: string
  type?: 'text' | 'email' | 'tel'
  /** What was typed before. */
  value?: string
  help?: string
  error?: string
  autocomplete?: string
  inputmode?: 'text' | 'email' | 'numeric' | 'tel'
  enterkeyhint?: 'next' | 'go' | 'done'
  optional?: boolean
  autofocus?: boolean
  maxlength?: number
}

/** A label above, the input, and below it what is wrong and what helps. */
export function field(t: Translate<MessageKey>, options: FieldOptions): Html {
  const { type = 'text', value, inputmode, maxlength } = options
  return frame(t, options, (common) => {
    const isEmail = type === 'email'
    const own = attributes({
      type,
      value,
      inputmode,
      maxlength,
      autocapitalize: isEmail && 'none',
      spellcheck: isEmail && 'false',
      'data-mismatch': isEmail && t('notAnEmail'),
    })
    return html`<input class="input" ${common}${own} />`
  })
}

type FrameOptions = Omit<FieldOptions, 'type' | 'value' | 'inputmode' | 'maxlength'>

/** What all fields have around the input. `below` stands last, and describes it as well. */
export function frame(
  t: Translate<MessageKey>,
  options: FrameOptions,
  input: (common: Html) => Html,
  below?: (id: string) => Html,
): Html {
  const { name, label, help, error, autocomplete, enterkeyhint, optional, autofocus } = options
  const id = `field-${name}`
  const described = [`${id}-error`, help && `${id}-help`, below && `${id}-below`]
  const common = attributes({
    id,
    name,
    autocomplete,
    enterkeyhint,
    required: !optional,
    // The first that asks for it gets it, and no script is needed for that.
    autofocus: autofocus || error !== undefined,
    'aria-invalid': error === undefined ? 'false' : 'true',
    'aria-describedby': described.filter(Boolean).join(' '),
    'data-missing': !optional && t('missing'),
  })
  return html`<div class="field">
    <label for="${id}">${label}</label>${input(common)}
    <p class="field-error" id="${id}-error" ${attributes({ hidden: error === undefined })}>
      ${error}
    </p>
    ${help && html`<p class="field-help" id="${id}-help">${help}</p>`}${below?.(id)}
  </div>`
}
