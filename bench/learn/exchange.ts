import { tokenize } from '../../src/language/tokens.ts'
import type { Shelf, Span } from '../../src/model.ts'
import type { BenchQuestion } from '../collections.ts'

/** A name, a year or another figure in a question. */
interface Part extends Span {
  readonly sort: 'name' | 'year' | 'figure'
  readonly text: string
}

/** The names and figures of a question. Its first word does not count as a name. */
const partsOf = (text: string, language: Shelf['sources'][number]['language']): Part[] => {
  const parts: Part[] = []
  tokenize(text, language).forEach(({ word, term, number, capital, start, end }, at) => {
    const last = parts.at(-1)
    if (number && /\d/.test(word)) {
      parts.push({
        sort: /^1\d{3}$|^20\d\d$/.test(word) ? 'year' : 'figure',
        start,
        end,
        text: text.slice(start, end),
      })
    } else if (at > 0 && capital && term !== '' && !number) {
      const joins = last?.sort === 'name' && text.slice(last.end, start) === ' '
      const from = joins ? last.start : start
      if (joins) parts.pop()
      parts.push({ sort: 'name', start: from, end, text: text.slice(from, end) })
    }
  })
  return parts
}

/** A hash of a text as a number, to pick without bias. */
const lotOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7)

/**
 * Makes questions that look answered and are not. In each, one name, year or figure is exchanged for another of its kind that other
 * questions of the same article hold and its own paragraphs do not. A question without one is left out.
 */
export const exchanged = ({ sources }: Shelf, questions: readonly BenchQuestion[]): BenchQuestion[] => {
  const language = sources[0]?.language ?? 'en'
  const texts = new Map(sources.map(({ id, text }) => [id, text.toLowerCase()]))
  const parts = questions.map(({ q }) => partsOf(q, language))
  const others = new Map<string, Set<string>>()
  questions.forEach(({ article }, i) => {
    for (const { sort, text } of parts[i] ?? []) {
      const key = `${sort} ${article}`
      others.set(key, (others.get(key) ?? new Set()).add(text))
    }
  })
  return questions.flatMap((question, i) => {
    const own = parts[i] ?? []
    const part = own[lotOf(question.id) % Math.max(1, own.length)]
    if (part === undefined) return []
    const said = [question.q.toLowerCase(), ...question.relevant.map((id) => texts.get(id) ?? '')].join(' ')
    const fitting = [...(others.get(`${part.sort} ${question.article}`) ?? [])].filter(
      (text) =>
        !text
          .toLowerCase()
          .split(' ')
          .some((word) => said.includes(word)),
    )
    const other = fitting[lotOf(`${question.id} other`) % Math.max(1, fitting.length)]
    if (other === undefined) return []
    return [{ ...question, q: question.q.slice(0, part.start) + other + question.q.slice(part.end) }]
  })
}
