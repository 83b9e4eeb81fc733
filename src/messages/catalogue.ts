import type { Language, Speech } from '../model.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'

const CATALOGUE: Readonly<Record<Speech, Messages>> = { en, es }

export const messagesFor = (speech: Speech): Messages => CATALOGUE[speech]

/** The language the bot speaks to someone whose words are in `language`. */
export const speechFor = (language: Language, fallback: Speech): Speech =>
  language === 'und' ? fallback : language
