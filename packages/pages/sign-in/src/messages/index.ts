import {
  type Catalogues,
  combine,
  type Language,
  messages as below,
  type MessageKey as KeyBelow,
  type Translate,
  translator,
} from '@inhouse/ui'
import { de } from './de.ts'
import { en, type Key } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'

export type MessageKey = Key | KeyBelow

/** Says what the sign-in pages say, in one language. */
export type T = Translate<MessageKey>

export const messages: Catalogues<MessageKey> = combine(below, { en, de, fr, es, ja, ko })

/** The `t` of the views. */
export const translate = (language: Language): T => translator(messages, language)
