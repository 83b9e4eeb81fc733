import { addParagraphs, cohesion, sharedWithin } from './cohesion.ts'
import type { Role } from './line-roles.ts'
import type { LineStats } from './line-stats.ts'

/** The blocks between two lines of furniture: the article, a part of it, or a teaser of another article. */
export interface Run {
  /** The index of its first block, and the index after its last. */
  readonly from: number
  readonly to: number
  readonly lines: readonly LineStats[]
  /** The texts of its prose, and how many words they have. */
  readonly prose: readonly string[]
  readonly words: number
  /** The roles of the furniture directly before and after it. */
  readonly before: readonly Role[]
  readonly after: Role | undefined
}

/** The keys of the headlines that occur exactly twice in the document: mostly a teaser and its article. */
export const headlinesTwice = (lines: readonly LineStats[]): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const { headline, key } of lines)
    if (headline && key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count === 2).map(([key]) => key))
}

/**
 * Cuts the blocks into runs: at each line of furniture, and before a headline that starts a teaser because it
 * occurs twice or is followed by a paragraph that breaks off.
 */
export const runsOf = (
  lines: readonly LineStats[],
  roles: readonly (Role | undefined)[],
  twice: ReadonlySet<string>,
): Run[] => {
  const runs: Run[] = []
  let before: Role[] = []
  let from = 0
  let words = 0
  const close = (to: number, after: Role | undefined): void => {
    if (to > from) {
      const own = lines.slice(from, to)
      const prose = own.filter((line) => line.prose).map(({ text }) => text)
      runs.push({ from, to, lines: own, prose, words, before, after })
      before = []
    }
    if (after) before.push(after)
    from = after ? to + 1 : to
    words = 0
  }
  for (const [index, line] of lines.entries()) {
    const role = roles[index]
    if (role && role !== 'byline') {
      close(index, role)
      continue
    }
    if (words > 0 && line.headline && (twice.has(line.key) || headsTeaser(lines, index)))
      close(index, undefined)
    if (line.prose) words += line.words
  }
  close(lines.length, undefined)
  return runs
}

/** Whether the prose below a line is a single paragraph that breaks off. */
const headsTeaser = (lines: readonly LineStats[], index: number): boolean => {
  const next = lines.slice(index + 1, index + 4).findIndex(({ prose }) => prose)
  const first = next < 0 ? undefined : lines[index + 1 + next]
  return first?.cut === true && lines[index + 2 + next]?.prose !== true
}

/**
 * Chooses the runs that are the article: the core with the most prose, and every other run without proof that it is
 * something else. A run is dropped only on hard evidence (a title that occurs twice, "keep reading" after it, a list
 * of other articles or the comments before it, a paragraph that breaks off) that its cohesion with the article does
 * not outweigh.
 */
export const articleRuns = (runs: readonly Run[], twice: ReadonlySet<string>): ReadonlySet<Run> => {
  const core = findCore(runs)
  const last = core.at(-1)
  if (last === undefined) return new Set()
  const article = core.flatMap(({ prose }) => prose)
  let size = core.reduce((sum, { words }) => sum + words, 0)
  const closeness = createCloseness(article)
  const chosen = new Set<Run>(core)
  const others = runs.filter((run) => run.words > 0 && !chosen.has(run))
  const series = others.filter((run) => run.from > last.from && isTeaserShaped(run)).length
  let over: Role | undefined
  for (const run of others) {
    const later = run.from > last.from
    const before: readonly Role[] = later && over ? [over, ...run.before] : run.before
    const inSeries = series >= 2 && run.words * 4 < size
    const { hard, weight } = weighEvidence(run, { before, later, twice, size, inSeries })
    if (hard && weight >= 2 && weight - closeness(run.prose) >= 3) {
      if (later) over = OVER.find((role) => before.includes(role)) ?? over
    } else {
      chosen.add(run)
      article.push(...run.prose)
      size += run.words
      over = undefined
    }
  }
  return chosen
}

/** Weighs the cohesion of paragraphs with the article: from 2 for paragraphs of the article to −1 for others. */
const createCloseness = (article: readonly string[]): ((paragraphs: readonly string[]) => number) => {
  const vocabulary = new Map<string, number>()
  let known = 0
  let shared = 0
  return (paragraphs) => {
    // The article grows while runs are judged, but what its paragraphs share is measured on its core alone.
    addParagraphs(vocabulary, article.slice(known))
    if (known === 0) shared = sharedWithin(article, vocabulary)
    known = article.length
    const close = cohesion(paragraphs, vocabulary, shared)
    if (close >= 0.75) return 2
    if (close >= 0.5) return 1
    // A short article has too few words to count a missing one as evidence.
    return close < 0.3 && article.length >= 4 ? -1 : 0
  }
}

/** Roles that hold until the article continues, strongest first. */
const OVER: readonly Role[] = ['comments', 'others', 'end', 'letter']

const isSoft = (role: Role): boolean => role === 'break' || role === 'call' || role === 'credit'

/**
 * The consecutive runs with the most prose. A run that starts with prose after a mere interruption continues the one
 * before.
 */
const findCore = (runs: readonly Run[]): Run[] => {
  let best = { from: 0, to: 0, words: 0 }
  let group = best
  for (const [index, { before, lines, words }] of runs.entries()) {
    const interrupted = before.length > 0 && before.length <= 3 && before.every(isSoft)
    const continues = interrupted && group.words > 0 && lines[0]?.prose === true
    group = continues
      ? { from: group.from, to: index + 1, words: group.words + words }
      : { from: index, to: index + 1, words }
    if (group.words > best.words) best = group
  }
  return runs.slice(best.from, best.to).filter((run) => !isBoxed(run))
}

/** One short paragraph between two calls to action, mostly part of the same box. */
const isBoxed = ({ before, after, prose, words }: Run): boolean =>
  words <= 40 && before.at(-1) === 'call' && after === 'call' && prose.length === 1

/** A title and one to three paragraphs. */
const isTeaserShaped = ({ lines: [title], prose, words }: Run): boolean =>
  title?.headline === true && title.words >= 5 && prose.length <= 3 && words <= 200

/** The surroundings of a run. */
interface Setting {
  readonly before: readonly Role[]
  /** Whether it follows the core of the article. */
  readonly later: boolean
  readonly twice: ReadonlySet<string>
  /** How many words the article has so far. */
  readonly size: number
  /** Whether it may be one of several teasers after a much longer article. */
  readonly inSeries: boolean
}

/** The weight of the evidence that a run is not the article, and whether any of it is hard. */
const weighEvidence = (
  run: Run,
  { before, later, twice, size, inSeries }: Setting,
): { readonly weight: number; readonly hard: boolean } => {
  const { lines, prose, words } = run
  const firstProse = lines.findIndex((line) => line.prose)
  const heads = lines.slice(0, firstProse).filter(({ headline }) => headline)
  const repeated = later && heads.some(({ key }) => twice.has(key))
  const more = run.after === 'more'
  const others = before.includes('others')
  const over = before.some((role) => role === 'end' || role === 'letter')
  const comments = before.includes('comments')
  const boxed = isBoxed(run)
  const cut = lines.findLast((line) => line.prose)?.cut === true && prose.length <= 3
  // Several titles in a row are a list: the prose below is not the teaser of the last one.
  const list = others && heads.length > 1
  const titled = later && !list && heads.some((head) => head.words >= 5)
  let weight = 0
  if (repeated) weight += 2
  if (more) weight += 2
  if (others) weight += list ? 1 : 2
  if (comments) weight += 4
  if (over) weight += 2
  if (cut) weight += 2
  if (boxed) weight += 2
  // A teaser is small compared with the article.
  if (words * 2 > size) weight -= 2
  if (titled) weight += 1
  if (titled && inSeries && isTeaserShaped(run)) weight += 1
  if (prose.length <= 3 && words <= 200) weight += 1
  if (prose.length >= 4 && words > 200) weight -= 2
  const hard = repeated || boxed || comments || more || others || over || cut || (titled && inSeries)
  return { weight, hard }
}
