import { detectLanguage } from '../language/detect.ts'
import { translations } from '../language/lexicon.ts'
import { relatives } from '../language/relatives.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import type { Language, Source } from '../model.ts'
import type { Acronyms } from './acronyms.ts'
import { FILLER } from './filler.ts'
import type { PassageIndex } from './index.ts'
import { askedKind, type Kind } from './kinds.ts'
import type { indexNames } from './mentions.ts'
import type { Spelling } from './spelling.ts'

/** A word of a question that a source could share. */
export interface QuestionTerm {
  /** As the asker wrote it. */
  readonly written: string
  /** Folded. */
  readonly word: string
  /** What it is compared by in each language that the shelf holds; the first is in the question's own. */
  readonly variants: readonly string[]
  /** Terms of nearly the same meaning: they count for less, and only where no variant stands. */
  readonly relatives: readonly string[]
  /** 1, or less for a word that only carries the question or names the kind of its answer. */
  readonly emphasis: number
  /** How telling it is: its rarity on the shelf times its emphasis. */
  readonly weight: number
  /** A name: capitalised, and not because it begins the question. */
  readonly name: boolean
  readonly number: boolean
  /** How many passages hold any of its variants. */
  readonly frequency: number
  /** Whether any of its variants stands anywhere on the shelf, titles and dates too. */
  readonly known: boolean
  /** Position among the question's tokens. */
  readonly at: number
}

export interface Question {
  readonly text: string
  readonly language: Language
  readonly kind: Kind
  /** Only a figure can answer it. */
  readonly counts: boolean
  /** Which of the terms is counted, in "how many votes"; absent where none is. */
  readonly counted?: number
  readonly terms: readonly QuestionTerm[]
  /** All tokens as folded words, function words too: for phrases. */
  readonly words: readonly string[]
  /** Sum of the terms' weights; 0 where it has none. */
  readonly weight: number
  /** The sources that it names by their publisher or author; absent where it names none. */
  readonly from?: ReadonlySet<Source>
}

/** What of a shelf a question is read against. */
export interface Ground {
  /** The languages of its sources, the most frequent first. */
  readonly languages: readonly Language[]
  readonly index: Pick<PassageIndex, 'size' | 'frequency' | 'has'>
  readonly mention: ReturnType<typeof indexNames>
  readonly acronyms: Acronyms
  readonly spelling: Spelling
}

/** What a word that only names the kind of the answer, or carries the question, counts beside another. */
const NAMING_WEIGHT = 0.3
const FILLER_WEIGHT = 0.4
/** What the other side of a comparison counts: it is for a second excerpt to tell. */
const COMPARED_WEIGHT = 0.3
/** What a word counts that no source holds, when no source is in the question's language: it may be said in other words. */
const UNHEARD_WEIGHT = 0.3

/** Inverse document frequency as in BM25 (Robertson and Sparck Jones, with 1 added so that it is never negative). */
export const rarity = (frequency: number, size: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))

/** A word of the question before it is looked up: its place, and all that it may be compared by. */
interface Word {
  readonly token: Token
  readonly at: number
  readonly variants: Set<string>
}

/** The telling words, each once, with what they are called in the other languages of the shelf. */
const wordsOf = (
  text: string,
  tokens: readonly Token[],
  language: Language,
  others: readonly Language[],
  skip: ReadonlySet<number>,
): Word[] => {
  const words = new Map<string, Word>()
  tokens.forEach((token, at) => {
    if (token.term !== '' && !skip.has(at) && !words.has(token.term))
      words.set(token.term, { token, at, variants: new Set([token.term]) })
  })
  for (const other of others) {
    const there = new Map(tokenize(text, other).map((token) => [token.start, token]))
    for (const { token, variants } of words.values()) {
      const same = there.get(token.start)
      if (same !== undefined && same.term !== '') variants.add(same.term)
      if (token.number || language === 'und' || other === 'und') continue
      for (const translation of translations(token.term, language)) variants.add(translation)
    }
  }
  return [...words.values()]
}

/** Lets an abbreviation stand for the words of its long form, where the question holds them one after the other. */
const addAbbreviations = (words: readonly Word[], acronyms: Acronyms): void => {
  words.forEach((word, i) => {
    for (const { short, long } of acronyms.beginningWith(word.token.term)) {
      const phrase = words.slice(i, i + long.length)
      if (phrase.length === long.length && phrase.every(({ token }, k) => token.term === long[k])) {
        for (const { variants } of phrase) variants.add(short)
      }
    }
  })
}

/** An abbreviation in the question becomes the words of its long form, each of which the abbreviation still stands for. */
const spellOut = (words: readonly Word[], acronyms: Acronyms): Word[] =>
  words.flatMap((word) => {
    const long = acronyms.longOf(word.token.term)
    return long === undefined
      ? [word]
      : long.map((term) => ({
          ...word,
          token: { ...word.token, term },
          variants: new Set([term, ...word.variants]),
        }))
  })

/** Reads a question: its language, the kind of answer and the sources it asks for, and its telling words. */
export const readQuestion = (
  text: string,
  { languages, index, mention, acronyms, spelling }: Ground,
): Question => {
  const language = detectLanguage(text, languages[0] ?? 'en')
  const tokens = tokenize(text, language)
  const { kind, counts, counted, comparedFrom, naming } = askedKind(tokens)
  const mentioned = mention(
    tokens.map(({ word }) => word),
    tokens.map(({ capital }) => capital),
  )
  // "Who is Ilse Brandt?" asks about her, not for what she wrote: there is nothing else to look for.
  const named = tokens.some(({ term }, at) => term !== '' && mentioned?.at.has(at) === false)
    ? mentioned
    : undefined
  const others = languages.filter((other) => other !== language)
  const words = wordsOf(text, tokens, language, others, named?.at ?? new Set())
  addAbbreviations(words, acronyms)
  const foreign = !languages.includes(language)
  const frequencyOf = (variants: Iterable<string>): number =>
    Math.min(
      index.size,
      [...variants].reduce((sum, variant) => sum + index.frequency(variant), 0),
    )
  const terms = spellOut(words, acronyms).map(({ token, at, variants }): QuestionTerm => {
    const kin =
      language === 'und' ? [] : relatives(token.term, language).filter((term) => index.frequency(term) > 0)
    if (kin.length === 0 && ![...variants].some((variant) => index.has(variant)))
      for (const meant of spelling(token.word)) variants.add(meant)
    const frequency = frequencyOf(variants)
    const name = token.capital && at > 0
    const unheard = foreign && frequency === 0 && !name && !token.number
    const emphasis =
      (naming.has(at) ? NAMING_WEIGHT : 1) *
      (FILLER.has(token.word) ? FILLER_WEIGHT : 1) *
      (comparedFrom !== undefined && at > comparedFrom ? COMPARED_WEIGHT : 1) *
      (unheard ? UNHEARD_WEIGHT : 1)
    return {
      written: text.slice(token.start, token.end),
      word: token.word,
      variants: [...variants],
      relatives: kin,
      emphasis,
      weight: rarity(frequency, index.size) * emphasis,
      name,
      number: token.number,
      frequency,
      known: [...variants].some((variant) => index.has(variant)),
      at,
    }
  })
  const countedTerm = counted === undefined ? -1 : terms.findIndex(({ at }) => at === counted)
  return {
    text,
    language,
    kind,
    counts,
    ...(countedTerm >= 0 && { counted: countedTerm }),
    terms,
    words: tokens.map(({ word }) => word),
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
    ...(named !== undefined && { from: named.sources }),
  }
}
