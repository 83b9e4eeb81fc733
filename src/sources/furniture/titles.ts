import { sentences } from '../../language/sentences.ts'
import { contentWords, vocabularyOf } from './cohesion.ts'
import type { Look } from './line-stats.ts'

/**
 * Which of the lines before an article's first prose is its title: the first headline-like one that speaks of what the article
 * speaks of, rather than the page's name or a menu; or nothing. `from` is the index of the first prose.
 */
export const titleAmong = (looks: readonly Look[], from: number): number | undefined => {
  const named = looks.slice(0, from).findIndex(({ block }) => block.kind === 'title')
  if (named >= 0) return named
  const article = vocabularyOf(
    looks.slice(from, from + SAMPLE).flatMap(({ prose, text }) => (prose ? [text] : [])),
  )
  let best = 0
  const scored: { index: number; score: number; shared: number }[] = []
  for (let index = Math.max(0, from - FURTHEST); index < from; index++) {
    const look = looks[index] as Look
    if (!look.headline || look.words > LONGEST || look.block.kind === 'furniture') continue
    if (look.block.kind === 'item' || look.block.kind === 'quote') continue
    const own = [...contentWords(look.text)]
    const shared = own.filter((word) => article.has(word)).length
    const level = look.block.level === 1 ? 1 : 0
    // A share of the words, and their number: "The Daily Example" shares one at most. The heading right above the prose is near it.
    const score =
      level +
      shared / Math.max(3, own.length) +
      Math.min(shared, 4) / 8 +
      (index >= from - 3 ? 0.15 : 0) -
      (look.words > 16 ? 0.4 : 0)
    scored.push({ index, score, shared })
    best = Math.max(best, score)
  }
  if (scored.length === 0) return undefined
  // A plain text begins with its title, unless that line is a publication's name above one that fits better.
  const plain = looks
    .slice(0, from)
    .every(({ role, block }) => (role === undefined || role === 'dress') && block.kind !== 'furniture')
  const [first, second] = scored
  if (
    plain &&
    first?.index === 0 &&
    !((looks[0] as Look).words <= 3 && (second?.score ?? 0) > first.score + 0.5)
  )
    return 0
  const found = scored.findIndex(({ score }) => score >= best * 0.6)
  // A standfirst says more of the article than the title right above it.
  const above = scored[found - 1]
  const under = above !== undefined && above.index === (scored[found]?.index ?? 0) - 1
  return under && above.shared > 0 && (looks[above.index] as Look).words >= 4
    ? above.index
    : scored[found]?.index
}

/** How many blocks of the article its title is compared with. */
export const SAMPLE = 12
/** How many lines above the article are looked at. */
const FURTHEST = 60
/** The longest title, in words: a longer line is a standfirst. */
const LONGEST = 22

/** The opening words of a text, cut between words under 70 characters, with an ellipsis where it goes on. */
export const openingWords = (text: string): string => {
  const line = text
    .slice(0, 400)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const first = sentences(line, { start: 0, end: line.length }, 'und')[0]
  const sentence = line.slice(0, first?.end ?? 0)
  if (sentence.length < 70) return sentence.length === line.length ? line : `${unstopped(sentence)}…`
  const cut = line.slice(0, 70)
  const at = cut.lastIndexOf(' ')
  return `${unstopped(cut.slice(0, at > 20 ? at : 69))}…`
}

const unstopped = (words: string): string => words.replace(/[\s,;:.–—-]{1,9}$/u, '')
