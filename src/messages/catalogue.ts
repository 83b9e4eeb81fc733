/**
 * Every word that the bot says of its own, in one catalogue a language: `en.ts` and `es.ts`, each with its parts in a folder beside
 * it. `format.ts` writes numbers, dates and lists as the language does.
 */

import type { Language, Speech } from '../model.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'

const CATALOGUE: Readonly<Record<Speech, Messages>> = { en, es }

export const messagesFor = (speech: Speech): Messages => CATALOGUE[speech]

/** The language of a reply to words in `language`. */
export const speechFor = (language: Language, fallback: Speech): Speech =>
  language === 'und' ? fallback : language
