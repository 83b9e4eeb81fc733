import { cohesion, commonShare, learn } from './cohesion.ts'
import type { Role } from './line-roles.ts'
import type { Look } from './line-stats.ts'

/** Blocks between two lines of furniture: the article, a part of it, or a teaser of another. */
export interface Run {
  /** Indices of its first block and after its last. */
  readonly from: number
  readonly to: number
  /** The roles of the lines directly before and after it. */
  readonly before: readonly Role[]
  readonly after: readonly Role[]
  /** The words of its prose. */
  readonly words: number
}

/** How often each headline stands in the document. */
export const headlineCounts = (looks: readonly Look[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { headline, key } of looks)
    if (headline && key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/**
 * The blocks cut at their lines of furniture, and where the title of a teaser shows itself in what would otherwise be one run: a
 * headline that stands twice, or one over a paragraph that breaks off.
 */
export const runsOf = (
  looks: readonly Look[],
  roles: readonly (Role | undefined)[],
  counts: ReadonlyMap<string, number>,
): Run[] => {
  const runs: Run[] = []
  let before: Role[] = []
  let from = 0
  let words = 0
  const close = (to: number, role: Role | undefined): void => {
    if (to > from) {
      runs.push({ from, to, before, after: role ? [role] : [], words })
      before = []
    }
    if (role) before.push(role)
    from = role ? to + 1 : to
    words = 0
  }
  for (const [index, look] of looks.entries()) {
    const role = roles[index]
    if (role && role !== 'dress') close(index, role)
    else {
      if (words > 0 && look.headline && opensTeaser(looks, index, counts)) close(index, undefined)
      if (look.prose) words += look.words
    }
  }
  close(looks.length, undefined)
  return runs
}

const opensTeaser = (looks: readonly Look[], index: number, counts: ReadonlyMap<string, number>): boolean => {
  if ((counts.get(looks[index]?.key ?? '') ?? 0) === 2) return true
  for (let next = index + 1; next <= index + 3; next++) {
    const look = looks[next]
    if (look?.prose) return look.cut && looks[next + 1]?.prose !== true
  }
  return false
}

/**
 * Which of the runs are the article: the one with the most prose (with what goes on right after an interruption), and each
 * other one unless it shows itself to be something else. A run is only ever dropped on hard evidence (a title that stands twice,
 * "keep reading" after it, a list of others or the comments before it, a paragraph that breaks off) that what it says does not
 * outweigh.
 */
export const articleRuns = (
  looks: readonly Look[],
  runs: readonly Run[],
  counts: ReadonlyMap<string, number>,
): ReadonlySet<Run> => {
  const core = coreOf(looks, runs)
  const first = core[0]
  const last = core.at(-1)
  if (first === undefined || last === undefined) return new Set()
  const article = core.flatMap((run) => proseOf(looks, run))
  let size = core.reduce((sum, run) => sum + run.words, 0)
  const closeness = closenessTo(article)
  const kept = new Set<Run>(core)
  const judged = runs.filter((run) => run.words > 0 && !kept.has(run))
  const series = judged.filter((run) => run.from > last.from && isTeaserShaped(looks, run)).length
  let over: Role | undefined
  for (const run of judged) {
    const later = run.from > last.from
    const before: readonly Role[] = later && over ? [over, ...run.before] : run.before
    const many = series >= 2 && run.words * 4 < size
    const { hard, weight } = evidenceOf(looks, run, { before, later, counts, size, series: many })
    if (hard && weight >= 2 && weight - closeness(proseOf(looks, run)) >= 3) {
      if (later) over = OVER.find((role) => before.includes(role)) ?? over
    } else {
      kept.add(run)
      article.push(...proseOf(looks, run))
      size += run.words
      over = undefined
    }
  }
  return kept
}

/** What cohesion with the article weighs against the evidence: 2 for its own paragraphs, −1 for others. */
const closenessTo = (article: readonly string[]): ((paragraphs: readonly string[]) => number) => {
  const vocabulary = new Map<string, number>()
  let learnt = 0
  let common = 0
  return (paragraphs) => {
    // Paragraphs join the article while it is judged; how alike they are is measured on what it began with.
    learn(vocabulary, article.slice(learnt))
    if (learnt === 0) common = commonShare(article, vocabulary)
    learnt = article.length
    const close = cohesion(paragraphs, vocabulary, common)
    if (close >= 0.75) return 2
    if (close >= 0.5) return 1
    // Of an article of a few paragraphs, that a word is missing says little.
    return close < 0.3 && article.length >= 4 ? -1 : 0
  }
}

/** What goes on being so until the article does, strongest first. */
const OVER: readonly Role[] = ['comments', 'others', 'end', 'letter']

const proseOf = (looks: readonly Look[], run: Run): string[] =>
  looks.slice(run.from, run.to).flatMap(({ prose, text }) => (prose ? [text] : []))

const isSoft = (role: Role): boolean => role === 'break' || role === 'call' || role === 'credit'

/** The runs that hang together with most prose: a run that begins with prose after a mere interruption goes on with the one before. */
const coreOf = (looks: readonly Look[], runs: readonly Run[]): Run[] => {
  let best = { from: 0, to: 0, words: 0 }
  let group = best
  for (const [index, run] of runs.entries()) {
    const { before } = run
    const interrupted = before.length > 0 && before.length <= 3 && before.every(isSoft)
    const goesOn = interrupted && group.words > 0 && looks[run.from]?.prose === true
    group = {
      from: goesOn ? group.from : index,
      to: index + 1,
      words: (goesOn ? group.words : 0) + run.words,
    }
    if (group.words > best.words) best = group
  }
  return runs.slice(best.from, best.to).filter((run) => !isBoxed(looks, run))
}

/** One short paragraph between two calls to act: mostly of the same box. */
const isBoxed = (looks: readonly Look[], run: Run): boolean =>
  run.words <= 40 &&
  run.before.at(-1) === 'call' &&
  run.after.includes('call') &&
  proseOf(looks, run).length === 1

/** A title and one to three paragraphs. */
const isTeaserShaped = (looks: readonly Look[], run: Run): boolean =>
  looks[run.from]?.headline === true &&
  (looks[run.from]?.words ?? 0) >= 5 &&
  proseOf(looks, run).length <= 3 &&
  run.words <= 200

interface Evidence {
  readonly weight: number
  readonly hard: boolean
}

/** Where a run stands. */
interface Setting {
  readonly before: readonly Role[]
  /** After the core of the article. */
  readonly later: boolean
  readonly counts: ReadonlyMap<string, number>
  /** The words of the article's core. */
  readonly size: number
  /** One of several teaser-shaped runs after a much longer article. */
  readonly series: boolean
}

const evidenceOf = (
  looks: readonly Look[],
  run: Run,
  { before, later, counts, size, series }: Setting,
): Evidence => {
  const own = looks.slice(run.from, run.to)
  const prose = own.filter((look) => look.prose)
  const heads = own
    .slice(
      0,
      own.findIndex((look) => look.prose),
    )
    .filter(({ headline }) => headline)
  const twice = later && heads.some(({ key }) => counts.get(key) === 2)
  const more = run.after.includes('more')
  const others = before.includes('others')
  const over = before.some((role) => role === 'end' || role === 'letter')
  const comments = before.includes('comments')
  const boxed = isBoxed(looks, run)
  const cut = prose.at(-1)?.cut === true && prose.length <= 3
  // Several titles in a row are a list, and what follows is not the last one's teaser.
  const list = others && heads.length > 1
  const titled = later && !list && heads.some(({ words }) => words >= 5)
  const short = prose.length <= 3 && run.words <= 200
  let weight = 0
  if (twice) weight += 2
  if (more) weight += 2
  if (others) weight += list ? 1 : 2
  if (comments) weight += 4
  if (over) weight += 2
  if (cut) weight += 2
  if (boxed) weight += 2
  // A teaser is small beside its article.
  if (run.words * 2 > size) weight -= 2
  if (titled) weight += 1
  if (titled && series && isTeaserShaped(looks, run)) weight += 1
  if (short) weight += 1
  if (prose.length >= 4 && run.words > 200) weight -= 2
  return { weight, hard: twice || boxed || comments || more || others || over || cut || (titled && series) }
}
