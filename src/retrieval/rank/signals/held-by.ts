import { OFFICES } from '../../question/kind-nouns.ts'
import { answerPositions, isCountry } from '../../question/of-kind.ts'
import type { Question } from '../../question/question.ts'
import { bestSimilarity } from '../similarity.ts'
import type { Evidence } from './evidence.ts'
import { isProper } from './named.ts'

/** Something that a question asks of a name: "the president of Venezuela", "Oslo's population". Indexes of the question's terms. */
interface Holding {
  readonly what: number
  readonly whose: number
}

const OF = /^(?:of|de|del)$/
/** "The temperature in Lindeby" asks it of Lindeby; "invested in Lindeby" does not. */
const IN = /^(?:in|at|en)$/
const ARTICLE = /^(?:the|la|el|los|las)$/

const IS = /^(?:is|are|was|were|es|son|fue|era)$/

/**
 * What a question asks of something in small letters, where it asks for nothing else: "what is the budget of the fire brigade", "who is the lead author of
 * the report".
 */
const plainHoldingOf = ({ terms, words }: Question): Holding | undefined => {
  // "Who's" is one word.
  const article = IS.test(words[1] ?? '') ? 2 : 1
  if (!ARTICLE.test(words[article] ?? '')) return undefined
  const joint = [article + 2, article + 3].find((at) => OF.test(words[at] ?? ''))
  const what = terms.findIndex(({ at }) => joint !== undefined && at === joint - 1)
  return what < 0 || terms.length < 2 ? undefined : { what, whose: what + 1 }
}

/** What a question asks of a name, where one of its words is joined to the name by "of" or by a possessive. */
const holdingOf = (
  { kind, terms, words, text }: Question,
  isName: (term: number) => boolean,
): Holding | undefined => {
  const termAt = (at: number): number => terms.findIndex((term) => term.at === at)
  for (const [whose, { at, written }] of terms.entries()) {
    if (!isName(whose)) continue
    const joint = ARTICLE.test(words[at - 1] ?? '') ? at - 2 : at - 1
    const owns = text.includes(`${written}'s `) || text.includes(`${written}’s `) || /['’]s$/.test(written)
    const joined =
      OF.test(words[joint] ?? '') || (IN.test(words[joint] ?? '') && ARTICLE.test(words[joint - 2] ?? ''))
    // "Crimson Dawn leader", where one is asked for.
    const stands = kind === 'person' && OFFICES.has(words[at + 1] ?? '')
    const what = joined ? termAt(joint - 1) : owns || stands ? termAt(at + 1) : -1
    const held = terms[what]
    if (held !== undefined && !held.number && !isName(what)) return { what, whose }
  }
  return undefined
}

/** In words, how near what is held and its holder stand: "President Jerí of Peru". */
const REACH = 3

/** Whether what is held stands near a word that passes `test`, in any sentence that is shown. */
const isBeside = (
  { best: { candidate }, shown }: Evidence,
  what: number,
  test: (at: number, word: number) => boolean,
): boolean =>
  shown.some((at) =>
    (candidate.hits[at]?.[what] ?? []).some((place) =>
      candidate.sentences[at]?.tokens.some((_, word) => Math.abs(word - place) <= REACH && test(at, word)),
    ),
  )

/** How near in meaning a word must be: "residency" is too far from "population". */
const NEAR = 0.6
/** The similarity of two forms of a word, as "govern" and "governor"; "leader" and "leading" are less alike. */
const SAME_WORD = 0.75

/** Whether what is shown names somebody new. A label such as "Recent developments:" names nobody. */
const namesSomebody = ({ question, best, tokens }: Evidence): boolean => {
  const { text } = best.candidate.passage.source
  const isLabel = (at: number): boolean => {
    let first = at
    while (tokens[first]?.begins === false && tokens[first]?.capital) first -= 1
    let last = at
    while (text[tokens[last]?.end ?? 0] !== ':' && tokens[last + 1]?.capital) last += 1
    return tokens[first]?.begins === true && text[tokens[last]?.end ?? 0] === ':'
  }
  return answerPositions(question, tokens).some((at) => isProper(tokens, at) && !isLabel(at))
}

const ITS = /^(?:its|his|her|their|our|su|sus)$/

/** Whether an office and the name of what it is held in are both shown, in different sentences, and no "its" joins them. */
const isParted = (evidence: Evidence, { what, whose }: Holding): boolean => {
  const { best, shown, held } = evidence
  if (!held[what] || !held[whose]) return false
  const variants = new Set(evidence.question.terms[whose]?.variants)
  return !shown.some((at) => {
    const tokens = best.candidate.sentences[at]?.tokens ?? []
    return (best.candidate.hits[at]?.[what] ?? []).some((place) =>
      tokens.some(
        ({ term, word }, other) =>
          variants.has(term) || (ITS.test(word) && other < place && place - other <= REACH),
      ),
    )
  })
}

/** The term right before an office that says which: "prime" in "the prime minister of". */
const rankOf = ({ question: { terms }, isName }: Evidence, what: number): number | undefined =>
  terms[what - 1]?.at === (terms[what]?.at ?? 0) - 1 && !isName(what - 1) ? what - 1 : undefined

/** Whether the office stands beside the word that says which. */
const isOfRank = ({ best: { candidate }, shown }: Evidence, what: number, rank: number): boolean =>
  shown.some((at) =>
    (candidate.hits[at]?.[what] ?? []).some((place) =>
      (candidate.hits[at]?.[rank] ?? []).some((other) => Math.abs(other - place) <= 1),
    ),
  )

/** In letters, how long the common beginning of a word and what is made of it is. */
const ROOT = 4

/**
 * Whether what is shown has a term, or a word near it in meaning or in letters. A thing that no source names is not told by a word of the same root:
 * "its current state" is no currency. What somebody does may be: "governs" tells the governor.
 */
const says = ({ question, best: { candidate }, shown, tokens }: Evidence, term: number): boolean => {
  const { word = '', variants = [], relatives: near = [], known } = question.terms[term] ?? {}
  const root = (variants[0] ?? word).slice(0, ROOT)
  const mayBeMade = known === true || question.kind === 'person'
  const means = new Set(
    near
      .filter((one) => one.near >= NEAR && (mayBeMade || !one.term.startsWith(root)))
      .map((one) => one.term),
  )
  return (
    shown.some((at) => (candidate.hits[at]?.[term]?.length ?? 0) > 0) ||
    tokens.some((token) => means.has(token.term)) ||
    candidate.inHeading[term] === true ||
    (mayBeMade && bestSimilarity(word, tokens) >= SAME_WORD)
  )
}

/** What it counts if the name stands only in the title or a heading: under "Chile" other capitals may be told of. */
const ONLY_ABOVE = 0.5

export const HELD_BY_SIGNALS = {
  /** Whether nothing but "the A of N" is asked for, and what is shown has no A, or names nobody although a person is asked for. */
  lacksHeld: (evidence) => {
    const { question } = evidence
    const named = holdingOf(question, evidence.isName)
    const holding = named ?? plainHoldingOf(question)
    if (holding === undefined) return 0
    const rank = named && rankOf(evidence, named.what)
    const others = named
      ? question.terms.filter((_, term) => term !== holding.what && term !== rank && !evidence.isName(term))
      : []
    const person = question.kind === 'person'
    if (others.some(({ emphasis }) => emphasis === 1)) {
      // Whoever else is named is not "the lead author of the harbour's report" unless an author is.
      const office = person ? plainHoldingOf(question) : undefined
      return office === undefined || says(evidence, office.what) ? 0 : 1
    }
    const namesNobody = person && !namesSomebody(evidence)
    const parted =
      person &&
      named !== undefined &&
      (isParted(evidence, named) || (rank !== undefined && !isOfRank(evidence, named.what, rank)))
    if (namesNobody || parted || !says(evidence, holding.what)) return 1
    const isAbove = named !== undefined && evidence.names.every(({ where }) => where === 'above')
    return isAbove ? ONLY_ABOVE : 0
  },

  /** Whether "the A of N" is asked for, and what is shown has the A of another country: "Peru's president" for Venezuela's. */
  heldByAnother: (evidence) => {
    const { question, best } = evidence
    const holding = holdingOf(question, evidence.isName)
    if (holding === undefined || !question.terms[holding.whose]?.variants.some(isCountry)) return 0
    const own = new Set(question.terms[holding.whose]?.variants)
    const termOf = (at: number, word: number) => best.candidate.sentences[at]?.tokens[word]?.term ?? ''
    if (isBeside(evidence, holding.what, (at, word) => own.has(termOf(at, word)))) return 0
    return isBeside(evidence, holding.what, (at, word) => isCountry(termOf(at, word))) ? 1 : 0
  },
} satisfies Readonly<Record<string, (evidence: Evidence) => number>>
