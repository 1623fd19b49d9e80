import type { Language } from '@inhouse/ui'
import type { Catalogue } from './catalogue.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'

export const catalogues: Record<Language, Catalogue> = { en, de, fr, es, ja, ko }
