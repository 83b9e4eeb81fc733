import { wordSet } from '../../../language/fold.ts'
import { answerPositions } from '../../question/of-kind.ts'
import type { QuestionTerm } from '../../question/question-term.ts'
import { bestSimilarity } from '../similarity.ts'
import type { Evidence, ShownToken } from './evidence.ts'

/** Words for what any count may be of: sources count "17 foreigners" where a question says "people". */
const ANYONE = wordSet(
  'people person persons individuals times things ones gente persona personas veces cosas individuos victims victimas casualties',
)
/** "40 of them" are some of what was counted before. */
const THEM = /^(?:them|these|those|ellos|ellas|estos|estas)$/
const TIMES = /^(?:times|veces)$/
/** In words, how far after a figure what it counts stands: "10 rare pygmy whales". */
const AFTER = 5
/** In words, how far before it: "of the whales, 51 were saved". */
const BEFORE = 6
/** How near in meaning a word must be to count as the same thing. */
const NEAR = 0.3
const SAME_WORD = 0.7

/** Whether a word says what a term says, in its own or a near word. */
const says = ({ variants, relatives, word }: QuestionTerm, token: ShownToken): boolean =>
  variants.includes(token.term) ||
  relatives.some(({ term, near }) => near >= NEAR && term === token.term) ||
  bestSimilarity(word, [token]) >= SAME_WORD

/** The words right after a figure, up to a mark or a word that only joins others: what it counts, with what is said of it. */
export const phraseAfter = (
  text: string,
  tokens: readonly ShownToken[],
  at: number,
): readonly ShownToken[] => {
  const phrase: ShownToken[] = []
  for (let next = at + 1; next <= at + AFTER; next += 1) {
    const [before, token] = [tokens[next - 1], tokens[next]]
    if (before === undefined || token === undefined || token.begins) break
    if (/[^\s\p{Pd}’']/u.test(text.slice(before.end, token.start))) break
    if (token.number) continue
    if (token.term === '') {
      // "Half of the members", "thousands of migrants".
      if (/^(?:of|de|the|los|las|or|o|more|mas)$/.test(token.word)) continue
      // "Three others" are more of what was counted before.
      if (!/^(?:others?|otr[oa]s?)$/.test(token.word)) break
    }
    phrase.push(token)
  }
  return phrase
}

export const COUNTED_SIGNALS = {
  /** Whether "how many N" was asked, and every figure that is shown counts something else. */
  countsOther: ({ question, tokens, best }: Evidence): number => {
    const counted = question.counted === undefined ? undefined : question.terms[question.counted]
    if (question.figure !== 'count' || counted === undefined || ANYONE.has(counted.word)) return 0
    const { text } = best.candidate.passage.source
    const figures = answerPositions(question, tokens)
    if (figures.length === 0) return 0
    const fits = figures.some((at) => {
      const phrase = phraseAfter(text, tokens, at)
      const isOfThem = /^(?:of|de)$/.test(tokens[at + 1]?.word ?? '') && THEM.test(tokens[at + 2]?.word ?? '')
      if (phrase.length === 0 && !isOfThem) return true
      // "Six times winner of the prize" counts prizes that were won.
      if (phrase.some(({ word }) => TIMES.test(word))) return true
      // "19 wounded" tells how many soldiers were wounded.
      if (phrase[0] && question.terms.some((term) => says(term, phrase[0] as ShownToken))) return true
      if (phrase.some((token) => says(counted, token))) return true
      return tokens.slice(Math.max(0, at - BEFORE), at).some((token) => says(counted, token))
    })
    return fits ? 0 : 1
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
