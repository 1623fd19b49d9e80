export const languages = ['en', 'de', 'fr', 'es', 'ja', 'ko'] as const

/** A language that mails are written in. */
export type Language = (typeof languages)[number]

/** The language for a locale such as `de-AT`; English where we have none. RFC 4647, 3.4. */
export function languageOf(locale: string | null | undefined): Language {
  const [primary] = (locale ?? '').toLowerCase().split(/[-_]/)
  return languages.find((language) => language === primary) ?? 'en'
}
