import type { Catalogues } from '../languages/translator.ts'
import { de } from './de.ts'
import { en, type Key } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'

export type MessageKey = Key

/** What the components themselves say. */
export const messages: Catalogues<Key> = { en, de, fr, es, ja, ko }
