import { wordSet } from '../../../language/fold.ts'
import { relatives } from '../../../language/lexicon/relatives.ts'
import type { Token } from '../../../language/tokens.ts'
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

/** People by what they are to others or did, whose name may be asked for. */
const SOMEBODY = wordSet(
  `wife husband son daughter child baby boy girl kid man woman mother father brother sister widow gunman shooter attacker attackers killer
   suspect suspects victim victims thief thieves driver pilot captain boss chief mayor owner founder author lawyer judge doctor teacher student
   spokesman spokeswoman candidate winner leader president minister director researcher researchers
   esposa esposo marido mujer hijo hija nino nina bebe chico chica hombre madre padre hermano hermana viuda atacante atacantes asesino
   sospechoso victima victimas ladron ladrones conductor piloto capitan jefe jefa alcalde alcaldesa dueno duena fundador autor autora abogado
   juez jueza medico profesor alumno portavoz candidato candidata ganador lider presidente presidenta ministro director investigador`,
)
/** Places, ships, storms and the like, which have names of their own. */
const NAMED = wordSet(
  `hospital hospitals hotel hotels ship ships boat boats vessel vessels storm typhoon hurricane school schools street restaurant restaurants
   company companies firm firms dog cat horse village town theatre theater newspaper
   barco barcos buque nave tormenta tifon huracan escuela escuelas colegio calle restaurante restaurantes hoteles hospitales empresa empresas
   perro perra gato caballo pueblo teatro diario`,
)
const NAME = /^(?:names?|nombres?)$/
/** In words, how near the name stands: "a gunman, identified as John Houser". */
const NAME_REACH = 6

/** Whose name a question asks for: "the name of the gunman", "how is his wife called", "attackers names". The index of a term. */
const namedOf = ({ question: { words, terms } }: Evidence): number | undefined => {
  const joined = ` ${words.join(' ')} `
  if (!words.some((word) => NAME.test(word)) && !/ (?:se llama\w*|called) /.test(joined)) return undefined
  const whom = terms.findIndex(({ word }) => SOMEBODY.has(word) || NAMED.has(word))
  return whom < 0 ? undefined : whom
}

/** In letters. A shorter beginning of a word is no name that was typed without its apostrophe. */
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
