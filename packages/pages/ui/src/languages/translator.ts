import { type Html, html } from '../html.ts'
import type { Language } from './languages.ts'

/** The same messages in every language. The keys are those of English, which the compiler checks. */
export type Catalogues<Key extends string> = Readonly<Record<Language, Messages<Key>>>

export type Messages<Key extends string> = Readonly<Record<Key, string>>

type Parameters = Readonly<Record<string, string | number>>

/** Says a message in one language. `html` escapes what comes out, as it does every text. */
export interface Translate<Key extends string = string> {
  (key: Key, parameters?: Parameters): string
  /** The same with HTML among the parameters, for a name that stands out. */
  readonly rich: (key: Key, parameters: Readonly<Record<string, Html>>) => Html
  readonly language: Language
}

export function translator<Key extends string>(
  catalogues: Catalogues<Key>,
  language: Language,
): Translate<Key> {
  const messages = catalogues[language]
  const say = (key: Key, parameters?: Parameters): string =>
    parameters
      ? messages[key].replaceAll(placeholder, (whole, name: string) =>
          String(parameters[name] ?? whole),
        )
      : messages[key]
  const rich = (key: Key, parameters: Readonly<Record<string, Html>>): Html =>
    // With its group, the pattern leaves the names at every second place.
    html`${messages[key]
      .split(placeholder)
      .map((piece, index) => (index % 2 ? parameters[piece] : piece))}`
  return Object.assign(say, { rich, language })
}

/** A package's messages together with those of the package below it. */
export function combine<A extends string, B extends string>(
  below: Catalogues<A>,
  own: Catalogues<B>,
): Catalogues<A | B> {
  const both = (language: Language) => ({ ...below[language], ...own[language] }) as Messages<A | B>
  return {
    en: both('en'),
    de: both('de'),
    fr: both('fr'),
    es: both('es'),
    ja: both('ja'),
    ko: both('ko'),
  }
}

const placeholder = /\{(\w+)\}/g
