import { COUNTRY_WORDS } from '../../src/language/countries.ts'
import { sentences } from '../../src/language/sentences/sentences.ts'
import { tokenize } from '../../src/language/tokens.ts'
import type { Language, Shelf, Span } from '../../src/model.ts'
import type { BenchQuestion } from '../collections.ts'
import { squash } from './examples.ts'

/** A name, a year or another figure in a text. */
interface Part extends Span {
  readonly sort: 'country' | 'name' | 'year' | 'figure'
  readonly text: string
}

const COUNTRIES: ReadonlySet<string> = new Set(COUNTRY_WORDS.values())

/** The names and figures of a text. Its first word does not count as a name. */
const partsOf = (text: string, language: Language): Part[] => {
  const parts: Part[] = []
  tokenize(text, language).forEach(({ word, term, number, capital, start, end }, at) => {
    const last = parts.at(-1)
    const own = text.slice(start, end)
    if (number && /\d/.test(word)) {
      parts.push({ sort: /^1\d{3}$|^20\d\d$/.test(word) ? 'year' : 'figure', start, end, text: own })
    } else if (at > 0 && capital && term !== '' && !number) {
      const sort = COUNTRIES.has(term) ? 'country' : 'name'
      const joins = sort === 'name' && last?.sort === 'name' && text.slice(last.end, start) === ' '
      const from = joins ? last.start : start
      if (joins) parts.pop()
      parts.push({ sort, start: from, end, text: text.slice(from, end) })
    }
  })
  return parts
}

/** A hash of a text as a number, to pick without bias. */
const lotOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7)

const pick = <T>(list: readonly T[], lot: string): T | undefined => list[lotOf(lot) % list.length]

const PLACES = [
  ['first', 'second', 'third', 'last'],
  ['primer', 'segundo', 'tercer'],
  ['primera', 'segunda', 'tercera'],
]

/** The question with another place in a row: "the second" for "the first"; undefined if it names none. */
const withOtherPlace = (question: BenchQuestion): BenchQuestion | undefined => {
  for (const words of PLACES)
    for (const word of words) {
      const found = new RegExp(`\\b${word}\\b`).exec(question.q)
      const others = words.filter((other) => other !== word)
      const other = pick(others, question.id)
      if (found === null || other === undefined) continue
      const { index } = found
      return { ...question, q: question.q.slice(0, index) + other + question.q.slice(index + word.length) }
    }
  return undefined
}

/** Where the other name or figure comes from: other questions of the article, any question, or beside the answer in its paragraph. */
export const ORIGINS = ['article', 'shelf', 'paragraph'] as const
export type Origin = (typeof ORIGINS)[number]

/**
 * Makes questions that look answered and are not. In each, one name, year or figure is exchanged for another of its kind that the sentence
 * which answers does not hold, and, unless it comes from the paragraph, the paragraph neither. A question without one is left out. With
 * `paragraph`, questions for a place in a row are asked for another place.
 */
export const exchanged = (
  { sources }: Shelf,
  questions: readonly BenchQuestion[],
  origin: Origin,
): BenchQuestion[] => {
  const language = sources[0]?.language ?? 'en'
  const texts = new Map(sources.map(({ id, text }) => [id, text]))
  const parts = questions.map(({ q }) => partsOf(q, language))
  const pools = new Map<string, Set<string>>()
  const poolOf = (article: string, sort: string): string =>
    origin === 'article' ? `${sort} ${article}` : sort
  questions.forEach(({ article }, i) => {
    for (const { sort, text } of parts[i] ?? []) {
      const key = poolOf(article, sort)
      pools.set(key, (pools.get(key) ?? new Set()).add(text))
    }
  })
  const lists = new Map([...pools].map(([key, texts]) => [key, [...texts]]))
  return questions.flatMap((question, i) => {
    const { id, q, relevant, answers, article } = question
    const place = origin === 'paragraph' ? withOtherPlace(question) : undefined
    if (place !== undefined) return [place]
    const part = pick(parts[i] ?? [], id + origin)
    if (part === undefined) return []
    const paragraphs = relevant.map((one) => texts.get(one) ?? '').join('\n')
    const said = sentences(paragraphs, { start: 0, end: paragraphs.length }, language).map(({ start, end }) =>
      paragraphs.slice(start, end),
    )
    const answering = said.filter((one) => answers.some((answer) => squash(one).includes(squash(answer))))
    const held = [q, ...answers, ...(origin === 'paragraph' ? answering : [paragraphs])]
    const taken = held.join(' ').toLowerCase()
    const pool =
      origin === 'paragraph'
        ? said
            .flatMap((one) => partsOf(one, language))
            .flatMap(({ sort, text }) => (sort === part.sort ? text : []))
        : (lists.get(poolOf(article, part.sort)) ?? [])
    const fits = (text: string): boolean =>
      !text
        .toLowerCase()
        .split(' ')
        .some((word) => taken.includes(word))
    const other = pick(pool.filter(fits), `${id} other`)
    if (other === undefined) return []
    return [{ ...question, q: q.slice(0, part.start) + other + q.slice(part.end) }]
  })
}
