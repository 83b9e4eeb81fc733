import { wordSet } from '../fold.ts'
import { reportsView } from '../reporting.ts'
import type { Earlier } from './model.ts'
import { canBePerson, type Name } from './names.ts'
import { wordAt } from './words.ts'

/** Verbs that ask what somebody says or thinks, beside those that report it. */
const ASKS_VIEW = wordSet('think tell claim argue warn propose suggest want promise opina piensa quiere')
const asksView = (word: string): boolean => reportsView(word) || ASKS_VIEW.has(word)

/** The person whose words a question asks for: Kast in "what did Kast say about Milei". */
export const speakerIn = ({ text, words, names, language }: Earlier): Name | undefined =>
  names.find(
    (name) =>
      canBePerson(text, words, name) &&
      asksView(wordAt(words, language === 'es' ? name.first - 1 : name.last + 1)),
  )

/** The second of two sides: China in "between Chile and China". */
export const secondSide = ({ words, names }: Earlier): Name | undefined =>
  names.find(
    ({ first }) =>
      /^(?:and|y|e)$/.test(wordAt(words, first - 1)) &&
      names.some(
        (name) => name.last === first - 2 && /^(?:between|entre)$/.test(wordAt(words, name.first - 1)),
      ),
  )
