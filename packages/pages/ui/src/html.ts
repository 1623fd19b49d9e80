import { html as tag, raw } from 'hono/html'

/** A piece of HTML, made with `html`, which escapes every value put into it. */
export type Html = ReturnType<typeof raw>

/** What may stand in a piece of HTML. What is false, null or undefined shows nothing. */
export type Value = string | number | boolean | null | undefined | Html | readonly Value[]

/** Hono's tag, kept to what is there at once, so that a view is never a promise. */
export const html = tag as (strings: TemplateStringsArray, ...values: Value[]) => Html

/** `{ name: 'email', required: true }` as ` name="email" required`; false and undefined are left out. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Html {
  let text = ''
  for (const name in values) {
    const value = values[name]
    if (value === undefined || value === false) continue
    text += value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`
  }
  return raw(text)
}

function escape(text: string): string {
  if (!/["&<>]/.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** HTML that is written in this package's own sources and holds nothing from outside. */
export const trusted = (text: string): Html => raw(text)
