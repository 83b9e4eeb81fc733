import { wordSet } from '../../../language/fold.ts'
import { relatives } from '../../../language/lexicon/relatives.ts'
import type { Token } from '../../../language/tokens.ts'
import { isBuilding, isPersonNoun } from '../../question/kind-nouns.ts'
import { isCountry } from '../../question/of-kind.ts'
import type { Question } from '../../question/question.ts'
import type { Evidence } from './evidence.ts'

/** Words for people of a belief or a party, which have a capital and name nobody: "Islamist-led". */
const BELIEF = /(?:ist|ists|ism|ismo)$/
const isCommon = (token: Token | undefined): boolean =>
  token !== undefined && (relatives(token.term, 'en').length > 0 || BELIEF.test(token.word))

/** Whether a word with a capital is, or stands in, a name with a word that no dictionary has: not "Muslims", "Fishing Vessel Owners". */
export const isProper = (tokens: readonly Token[], at: number): boolean => {
  let first = at
  while (tokens[first - 1]?.capital === true) first -= 1
  let last = at
  while (tokens[last + 1]?.capital === true) last += 1
  return tokens.slice(first, last + 1).some((token) => !isCommon(token))
}

/** Ships, storms, companies and the like, which have names of their own, as persons and buildings have. */
const NAMED = wordSet(
  `ship ships boat boats vessel vessels storm typhoon hurricane school schools street company companies firm firms dog cat horse village town newspaper
   barco barcos buque nave tormenta tifon huracan escuela escuelas colegio calle empresa empresas perro perra gato caballo pueblo diario`,
)
const hasName = (word: string): boolean => isPersonNoun(word) || isBuilding(word) || NAMED.has(word)

const NAME = /^(?:names?|nombres?)$/
/** In words, how near the name stands: "a gunman, identified as John Houser". */
const NAME_REACH = 6

/** Whose name a question asks for: "the name of the gunman", "how is his wife called", "attackers names". The index of a term. */
const namedOf = ({ question: { words, terms } }: Evidence): number | undefined => {
  const joined = ` ${words.join(' ')} `
  // "Who was called the desk officer?" gives a by-name, and asks for no other.
  const isCalled = / (?:se llama\w*|called) /.test(joined) && !/ (?:who|quien|quienes) /.test(joined)
  if (!isCalled && !words.some((word) => NAME.test(word))) return undefined
  const whom = terms.findIndex(({ word }) => hasName(word))
  return whom < 0 ? undefined : whom
}

/** In letters. A shorter word before an “s” is taken for no name. */
const SHORTEST_NAME = 3

/** Whether a question has a word, also as typed in a hurry: "whats the name of yoons wife" has "Yoon". */
const isAsked = ({ words }: Question, word: string): boolean =>
  words.includes(word) || (word.length >= SHORTEST_NAME && words.includes(`${word}s`))

export const NAMED_SIGNALS = {
  /** Whether somebody's name was asked for, and no name that the question lacks is shown near who that is. */
  lacksName: (evidence: Evidence) => {
    const { question, best, shown } = evidence
    const whom = namedOf(evidence)
    if (whom === undefined) return 0
    const isNear = shown.some((at) => {
      const { tokens } = best.candidate.sentences[at] ?? { tokens: [] }
      const places = best.candidate.hits[at]?.[whom] ?? []
      return tokens.some(
        ({ capital, term, word }, place) =>
          capital &&
          term !== '' &&
          !isAsked(question, word) &&
          !isCountry(term) &&
          isProper(tokens, place) &&
          places.some((near) => Math.abs(near - place) <= NAME_REACH),
      )
    })
    return isNear ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
