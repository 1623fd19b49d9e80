/** The languages of the pages and the e-mails. */
export const languages = ['en', 'de', 'fr', 'es', 'ja', 'ko'] as const

export type Language = (typeof languages)[number]

export interface LanguageWishes {
  /** The parameter of an authorization request: tags in order, with spaces between. OpenID Core, 3.1.2.1. */
  ui_locales?: string | null | undefined
  /** What is known of the user. */
  locale?: string | null | undefined
}

/** What was asked for, else what the user has chosen, else what the browser is set to, else English. */
export function languageOf(request: Request, wishes: LanguageWishes = {}): Language {
  const { ui_locales, locale } = wishes
  const accepted = acceptedTags(request.headers.get('accept-language') ?? '')
  const tags = [...(ui_locales ?? '').split(/[\s,]+/), locale ?? '', ...accepted]
  return tags.map(findLanguage).find((language) => language !== undefined) ?? 'en'
}

/** `de-AT` finds `de`: the tag loses its end until it fits. RFC 4647, 3.4. */
export function findLanguage(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split(/[-_]/)
  return languages.find((language) => language === primary)
}

/** RFC 9110, 12.5.4: the highest weight first, and what weighs nothing not at all. */
function acceptedTags(header: string): string[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
