import { expect, it } from 'vitest'
import { html } from '../html.ts'
import { messages } from '../messages/index.ts'
import { languageOf } from './languages.ts'
import { combine, translator } from './translator.ts'

const asking = (accept?: string) =>
  new Request('http://inhouse.test', { headers: accept ? { 'accept-language': accept } : {} })

it.each([
  ['nothing', undefined, {}, 'en'],
  ['the browser', 'fr-CH, fr;q=0.9, en;q=0.8', {}, 'fr'],
  ['its heaviest wish', 'en;q=0.2, ko-KR;q=0.7, ja;q=0.4', {}, 'ko'],
  ['a wish it can grant', 'pt-BR, pt;q=0.9, es;q=0.5', {}, 'es'],
  ['nothing that weighs nothing', 'de;q=0', {}, 'en'],
  ['any language', '*', {}, 'en'],
  ['the user before the browser', 'fr', { locale: 'de_AT' }, 'de'],
  ['what was asked for before both', 'fr', { locale: 'de', ui_locales: 'pt JA-jp en' }, 'ja'],
  [
    'the user, where what was asked for is not to be had',
    'fr',
    { locale: 'es-419', ui_locales: 'nl' },
    'es',
  ],
])('the language follows %s', (_name, accept, wishes, expected) => {
  expect(languageOf(asking(accept), wishes)).toBe(expected)
})

const catalogue = { greeting: 'Hello, {name}!' }
const sample = combine(messages, {
  en: catalogue,
  de: { greeting: 'Guten Tag, {name}!' },
  fr: catalogue,
  es: catalogue,
  ja: catalogue,
  ko: catalogue,
})

it('says a message with its parameters', () => {
  const t = translator(sample, 'de')
  expect(t('greeting', { name: 'Ada' })).toBe('Guten Tag, Ada!')
  expect(t('or')).toBe('oder')
})

it('lets HTML stand among the words, and escapes all else', () => {
  const t = translator({ ...sample, en: { ...sample.en, greeting: '<1> {name}' } }, 'en')
  const name = html`<strong>${'<Ada>'}</strong>`
  expect(String(t.rich('greeting', { name }))).toBe('&lt;1&gt; <strong>&lt;Ada&gt;</strong>')
})

it('has the same parameters in every language', () => {
  const namesOf = (text: string) => text.match(/\{\w+\}/g)?.toSorted() ?? []
  for (const [language, texts] of Object.entries(messages)) {
    for (const [key, text] of Object.entries(texts)) {
      const expected = namesOf(messages.en[key as keyof typeof messages.en])
      expect(namesOf(text), `${language} ${key}`).toEqual(expected)
    }
  }
})
