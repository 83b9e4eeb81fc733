import { relatives } from '../../../language/lexicon/relatives.ts'
import { translations } from '../../../language/lexicon/translations.ts'
import { type Token, tokenize } from '../../../language/tokens.ts'
import { isCountry, isMonth } from '../../question/of-kind.ts'
import type { Question } from '../../question/question.ts'
import type { QuestionTerm } from '../../question/question-term.ts'
import type { RankedSentence } from '../rank.ts'

/**
 * Where a name of the question stands: in what is shown, in the title or a heading above it, in the sentence before, elsewhere in its source
 * as far as that was found, or nowhere in it. The shelf's other sources don't matter.
 */
export type Whereabouts = 'shown' | 'above' | 'before' | 'source' | 'absent'

/** A name in a question: words beside each other that are names, as one. */
export interface AskedName {
  /** Whether it is a country or its people. */
  readonly country: boolean
  readonly where: Whereabouts
}

/** What a name is looked for in. */
export interface NameContext {
  readonly question: Question
  readonly best: RankedSentence
  /** Whether the source of the best sentence has a term anywhere. */
  readonly inSource: (term: number) => boolean
  /** The indexes of the sentences that are shown, in order. */
  readonly shown: readonly number[]
}

/** The share of its mentions with a capital from which a word that was asked in small letters is a name. */
const MOSTLY = 0.8

/**
 * Whether what was found writes a term with a capital. The first word of a sentence tells nothing, and other forms of the word count only where
 * it does not stand itself: "a new era is dawning" says nothing of "Crimson Dawn".
 */
const writtenAsName = (ranked: readonly RankedSentence[], term: number, word: string): boolean => {
  const counts = { own: { all: 0, capitals: 0 }, forms: { all: 0, capitals: 0 } }
  for (const { candidate, at, sentence } of ranked)
    for (const place of candidate.hits[at]?.[term] ?? []) {
      const token = sentence.tokens[place]
      if (place === 0 || token === undefined) continue
      const count = token.word === word ? counts.own : counts.forms
      count.all += 1
      if (token.capital) count.capitals += 1
    }
  const { all, capitals } = counts.own.all > 0 ? counts.own : counts.forms
  return capitals > all * MOSTLY
}

/** In letters, how long a common beginning must be for two words to be forms of one name: "Norman" and "Normandy". */
const COMMON = 5
/** In letters, the shortest name in which one other letter is a slip. */
const SPELLED = 5

const commonLetters = (a: string, b: string, at: (word: string, i: number) => string | undefined): number => {
  const most = Math.min(a.length, b.length)
  let i = 0
  while (i < most && at(a, i) === at(b, i)) i += 1
  return i
}

/** Whether two words differ by two neighbouring letters that are swapped. */
const isSwapped = (a: string, b: string): boolean => {
  const at = commonLetters(a, b, (text, i) => text[i])
  return (
    a.length === b.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2) &&
    at < a.length
  )
}

/** Whether words of a text, in a row, begin with the letters of an abbreviation: "Presiding Officer" for "PO". Small words are left out. */
const isShortFor = (short: string, tokens: readonly Token[]): boolean =>
  tokens
    .filter(({ term }) => term !== '')
    .map(({ word, capital }) => (capital ? (word[0] ?? '') : ' '))
    .join('')
    .includes(short)

/** Whether a token is the name in another form or spelling. */
const isSameName = (name: string, { word, capital, term }: Token): boolean => {
  if (!capital || term === '') return false
  if (isSwapped(name, word)) return true
  const shorter = Math.min(name.length, word.length)
  const begins = commonLetters(name, word, (text, i) => text[i])
  if (shorter >= 4 && begins >= Math.max(4, Math.min(COMMON, shorter - 1))) return true
  if (shorter < SPELLED || Math.abs(name.length - word.length) > 1) return false
  const ends = commonLetters(name, word, (text, i) => text.at(-1 - i))
  return begins + ends >= Math.max(name.length, word.length) - 1
}

const NEARNESS: readonly Whereabouts[] = ['shown', 'above', 'before', 'source', 'absent']

/** Where one word of a name stands. */
const whereIs = ({ question, best, inSource, shown }: NameContext, term: number): Whereabouts => {
  const { candidate } = best
  const { source } = candidate.passage
  const { word, written } = question.terms[term] ?? { word: '', written: '' }
  const short = /^\p{Lu}{2,6}$/u.test(written) ? word : undefined
  const heldIn = (at: number): boolean => {
    const { tokens } = candidate.sentences[at] ?? { tokens: [] }
    return (
      (candidate.hits[at]?.[term]?.length ?? 0) > 0 ||
      (candidate.relatives[at]?.[term] ?? 0) > 0 ||
      tokens.some((token) => isSameName(word, token)) ||
      (short !== undefined && isShortFor(short, tokens))
    )
  }
  const isAbove = (): boolean =>
    candidate.inHeading[term] === true ||
    (short !== undefined && isShortFor(short, tokenize(source.title, source.language)))
  if (shown.some(heldIn)) return 'shown'
  // Somebody's words often only say "he" of a person who was named in the passage before.
  const spokenOf = question.about?.has(term) === true && !question.terms[term]?.variants.some(isCountry)
  if (spokenOf && (candidate.inPreviousPassage[term] || candidate.sentences.some((_, at) => heldIn(at))))
    return 'above'
  if (isAbove()) return 'above'
  const first = shown[0] ?? best.at
  const before = first === 0 ? (candidate.previousSentenceHits[term]?.length ?? 0) > 0 : heldIn(first - 1)
  if (before) return 'before'
  return inSource(term) || candidate.sentences.some((_, at) => heldIn(at)) ? 'source' : 'absent'
}

/** A word of a name with at least this share of the weight of its rarest word is looked for: not the "institute" of "Peterson Institute". */
const TELLING = 0.7

/** Words right before a name: "en Galicia", "the currency of Wakanda". */
const NAME_BEFORE = /^(?:in|at|from|near|of|en|desde|de|del)$/
/** Endings of verbs and adverbs, which may stand after such a word too. */
const NO_NAME = /(?:[aei]r(?:se|lo|la)?|ando|iendo|ing|mente|ly|ed)$/

/** Whether a word in small letters that neither the shelf nor a dictionary has stands where a thing is named: "in sombrerete". */
const isUnheardName = ({ terms, words, language }: Question, term: number): boolean => {
  const { known, at, word, variants } = terms[term] as QuestionTerm
  const [own = word] = variants
  if (known || language === 'und' || !NAME_BEFORE.test(words[at - 1] ?? '') || NO_NAME.test(word))
    return false
  return relatives(own, language).length === 0 && translations(own, language).length === 0
}

/**
 * Whether each term of a question is a name: it has a capital, names a country, or, where the question has no capitals or nothing but capitals or
 * begins with it, the sources write it with one; or nobody has heard of it and it stands where a name does. Months are none.
 */
export const nameTerms = (question: Question, ranked: readonly RankedSentence[]): readonly boolean[] => {
  const { terms, text } = question
  const plain = terms.filter(({ number, at }) => !number && at > 0)
  const small = text.slice(1) === text.slice(1).toLowerCase()
  const allCapitals = plain.length > 2 && plain.every(({ name }) => name)
  return terms.map(({ name, number, at, word, variants, emphasis }, term) => {
    if (number || isMonth(word)) return false
    if (variants.some(isCountry) || isUnheardName(question, term)) return true
    // "The author" is nobody's name, even where a page writes "Author".
    return small || allCapitals || at === 0 ? emphasis === 1 && writtenAsName(ranked, term, word) : name
  })
}

/** The names of a question, and where each stands around the best sentence. @param isName of each of its terms, by `nameTerms` */
export const namesOf = (context: NameContext, isName: readonly boolean[]): AskedName[] => {
  const { terms } = context.question
  const country = terms.map(({ variants }) => variants.some(isCountry))
  const runs: number[][] = []
  terms.forEach(({ at }, term) => {
    if (!isName[term]) return
    const last = runs.at(-1)?.at(-1)
    const goesOn = last !== undefined && at === (terms[last]?.at ?? at) + 1 && country[last] === country[term]
    if (goesOn) runs.at(-1)?.push(term)
    else runs.push([term])
  })
  return runs.map((run) => {
    const most = Math.max(...run.map((term) => terms[term]?.weight ?? 0))
    const telling = run.filter((term) => (terms[term]?.weight ?? 0) >= TELLING * most)
    const found = new Set(telling.map((term) => whereIs(context, term)))
    return {
      country: telling.every((term) => country[term]),
      where: NEARNESS.find((where) => found.has(where)) ?? 'absent',
    }
  })
}
