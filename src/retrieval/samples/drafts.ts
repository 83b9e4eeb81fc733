import { fold } from '../../language/fold.ts'
import type { Passage, Shelf, Source, Speech } from '../../model.ts'
import type { Steps } from '../steps.ts'
import type { Draft, Pattern } from './draft.ts'
import { ENGLISH_DEEDS } from './english-deeds.ts'
import { ENGLISH_FIGURES } from './english-figures.ts'
import { bareWord, type Known, readKnown } from './known.ts'
import { ownQuestions } from './own.ts'
import { PEOPLE } from './people.ts'
import { sampleOf } from './sampled.ts'
import { SPANISH_DEEDS } from './spanish-deeds.ts'
import { SPANISH_FIGURES } from './spanish-figures.ts'
import { thingsIn } from './things.ts'

/** A question with where it comes from and how well it would stand as an example of what can be asked. */
export interface Candidate extends Draft {
  readonly source: Source
  readonly question: string
  readonly score: number
}

const PATTERNS: Readonly<Record<Speech, readonly Pattern[]>> = {
  en: [...PEOPLE, ...thingsIn('en'), ...ENGLISH_FIGURES, ...ENGLISH_DEEDS],
  es: [...PEOPLE, ...thingsIn('es'), ...SPANISH_FIGURES, ...SPANISH_DEEDS],
}
/** In characters. A longer sentence says too much to be the answer to one short question; from the first on it counts for less. */
const LONG = 120
const LONGEST = 320
/** How often a name is heard is of no more account beyond this many passages. */
const HEARD = 16
const HEARD_ONCE = -0.8
const IN_TITLE = 0.8
/** What the authors of an FAQ ask is what it is about. */
const OWN = 0.8
const NAMELESS = -0.2
const OWN_NAMELESS = 0.3
/** What it costs a question to be answered in another language than its own, and in letters of which that makes others. */
const FOREIGN = 1
const FOREIGN_LETTERS = 1.7

/** How much the shelf is about what a question asks of: by how many passages hold its rarest name, and whether the title does. */
const prominence = ({ kind, subject }: Draft, { title }: Source, known: Known): number => {
  if (kind === 'own') return /\s\p{Lu}/u.test(subject) ? OWN : OWN_NAMELESS
  const words = subject.split(' ').map(bareWord)
  const names = words.filter((word) => /^\p{Lu}/u.test(word) && word.length > 2)
  if (names.length === 0) return NAMELESS
  const least = Math.min(HEARD, ...names.map((word) => known.heard(word)))
  if (names.some((word) => fold(title).includes(fold(word)))) return 0.4 * Math.log2(least + 1) + IN_TITLE
  return least > 1 ? 0.4 * Math.log2(least) : HEARD_ONCE
}

/** Years that nobody remembers, and none of this century. */
const tellsOfPast = ({ source, start, end }: Passage): boolean => {
  const text = source.text.slice(start, Math.min(end, start + 10 * LONGEST))
  return /(?<!\d)(?:1[0-8]\d\d|19[0-4]\d)(?!\d)/.test(text) && !/(?<!\d)20\d\d(?!\d)/.test(text)
}

const withoutBrackets = (text: string): string => text.replace(/ ?\([^()]{0,120}\)/g, '')

/** What the sources in one language let be asked in `speech`, in the order of the shelf. */
export function* draftQuestions(shelf: Shelf, language: Speech, speech: Speech): Steps<Candidate[]> {
  const sampled = sampleOf(shelf, language)
  yield
  const known = readKnown(sampled.map(({ sentences }) => sentences))
  const candidates: Candidate[] = []
  for (const { passage, sentences, early } of sampled) {
    const { source } = passage
    const add = (draft: Draft, length: number): void => {
      const question = draft.wording[speech]
      if (question === undefined) return
      const shortness = -question.length / 150 - Math.max(0, length - LONG) / 150
      const foreign = language === speech ? 0 : draft.kind === 'letters' ? FOREIGN_LETTERS : FOREIGN
      const score = draft.worth + prominence(draft, source, known) + 0.6 * early + shortness - foreign
      candidates.push({ ...draft, source, question, score })
    }
    const past = tellsOfPast(passage)
    for (const text of sentences) {
      if (text.length > LONGEST || /[?:]$/.test(text)) continue
      const stated = { text, bare: withoutBrackets(text), title: source.title, past, known }
      for (const pattern of PATTERNS[language]) {
        const draft = pattern(stated)
        if (draft !== undefined) add(draft, text.length)
      }
    }
    for (const draft of ownQuestions(passage, sentences, speech)) add(draft, LONG)
    yield
  }
  return candidates
}
