/**
 * Makes the table of English relatives from WordNet, and writes data/relatives/en.txt.
 *
 *     npm run relatives
 *
 * One line a term: the term, then its relatives, the nearest and best known first, each led by how near it is, in tenths rounded down.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Links, linksOf } from './links.ts'
import { metTerms, sharesOf } from './senses.ts'
import { readLicence, readWordNet } from './wordnet.ts'

/** The weight of each kind of relation, from how much more often its pairs are in right sentences than in wrong ones. */
const COUNTS: Readonly<Record<Exclude<keyof Links, 'opposites'>, number>> = {
  synonyms: 2.5,
  near: 1.75,
  aside: 1.25,
  narrower: 1.25,
  defined: 1.25,
  families: 0.5,
}
/** Pairs less near than this are chance. */
const LEAST = 0.2
/** How many relatives a term has, at most. */
const MOST = 12

/** The weight of a rare relative when there are more than that to choose from. */
const RARE = 0.5

/** "elected" and "nonelected", "wed" and "unwed": WordNet does not name them all as opposites. */
const denies = (a: string, b: string): boolean =>
  /^(?:non|un|in|im|ir|il|dis|de|anti|counter|mis|pre|post|ante)$/.test(
    a.endsWith(b) ? a.slice(0, -b.length) : '',
  )

const net = readWordNet()
const links = linksOf(net, sharesOf(net))
const met = metTerms(net)
const near = new Map<string, Map<string, number>>()
for (const [way, counts] of Object.entries(COUNTS)) {
  for (const [from, pairs] of links[way as keyof Links]) {
    const all = near.get(from) ?? new Map<string, number>()
    near.set(from, all)
    for (const [to, value] of pairs) all.set(to, (all.get(to) ?? 0) + counts * value)
  }
}
const lines = [...near]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([term, all]) => {
    const order = ([to, value]: readonly [string, number]): number =>
      Math.min(1, value) * (met.has(to) ? 1 : RARE)
    const kept = [...all]
      .filter(([to, value]) => value >= LEAST && (met.has(term) || met.has(to)))
      .filter(([to]) => !links.opposites.get(term)?.has(to) && !denies(term, to) && !denies(to, term))
      .sort((a, b) => order(b) - order(a) || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST)
      .map(([to, value]) => `${Math.min(9, Math.floor(10 * value))}${to}`)
    return kept.length === 0 ? [] : [`${term} ${kept.join(' ')}`]
  })
const notice = readLicence()
  .split(/\r?\n/)
  .map((line) => `# ${line}`.trimEnd())
const folder = join(import.meta.dirname, '..', '..', 'data', 'relatives')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'en.txt'),
  [
    '# Relatives of English words, made from WordNet 3.1 by `npm run relatives`. Each line: a stem, then stems of nearly the same meaning,',
    '# each led by how near it is in tenths. WordNet’s licence:',
    '#',
    ...notice,
    ...lines,
    '',
  ].join('\n'),
)
console.log(`${lines.length} terms`)
