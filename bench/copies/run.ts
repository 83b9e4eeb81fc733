/**
 * Measures how well near copies are told from articles that are only related, and how long it takes on a large shelf.
 *
 *     npm run bench:copies [-- FOLDER]
 *
 * Copies are made of the briefs, of the public collections and of the web pages in FOLDER (each in a folder of its own, as `source.html`), where given.
 */
import { requireCollections } from '../collections.ts'
import { randomFrom } from '../scale/invented.ts'
import { type Found, measureCopies, measureRelated, measureSpeed } from './measure.ts'
import { readArticles, readSubjects } from './originals.ts'

const PAIRS = 200
const SIZES = [10_000, 100_000]

const show = (title: string, found: readonly Found[]): void => {
  const [pairs, taken] = [
    found.reduce((sum, each) => sum + each.pairs, 0),
    found.reduce((sum, each) => sum + each.taken, 0),
  ]
  console.log(`\n${title}: ${taken} of ${pairs} (${((100 * taken) / pairs).toFixed(1)}%)`)
  for (const each of found) console.log(`  ${each.kind}: ${each.taken} of ${each.pairs}`)
}

requireCollections()
const subjects = (await readSubjects()).filter(({ length }) => length > 1)
const articles = [...(await readArticles(process.argv[2])), ...subjects.flatMap((parts) => parts.slice(0, 2))]
for (const seed of [1, 2]) {
  const draw = randomFrom(seed)
  console.log(`\nSeed ${seed}, ${articles.length} articles`)
  show('Copies found', measureCopies(articles, PAIRS, draw))
  show('Related pairs confused', measureRelated(subjects, PAIRS, draw))
}
for (const size of SIZES) {
  const [first, update] = await measureSpeed(size)
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
  console.log(
    `\n${size} sources: ${seconds(first.all)}, longest stall ${first.stall.toFixed(1)} ms, ${first.copies} copies; ` +
      `one more: ${seconds(update.all)}, longest stall ${update.stall.toFixed(1)} ms`,
  )
}
