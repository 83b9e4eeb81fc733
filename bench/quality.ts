import { loadShelf } from '../src/sources/shelf/shelve.ts'
import { type BenchQuestion, readLines, shared } from './collections.ts'
import type { Indexed } from './peers/peer.ts'
import { PEERS } from './peers/peers.ts'
import { tableOf } from './table.ts'

/** How well a system finds the relevant source: percentages of the questions that have one. */
export interface Quality {
  readonly 'R@1': number
  readonly 'R@5': number
  readonly 'MRR@10': number
}

/** By collection, by system. */
export type Qualities = Readonly<Record<string, Readonly<Record<string, Quality>>>>

const COLLECTIONS = { squad2: 'en', xquad_es: 'es' } as const
const LISTED = 10

const percent = (sum: number, count: number): number => Math.round((1000 * sum) / Math.max(1, count)) / 10

/** Asks every question that the collection answers. Per cent, with one decimal. */
export const qualityOf = (indexed: Indexed, questions: readonly BenchQuestion[]): Quality => {
  const asked = questions.filter(({ relevant }) => relevant.length > 0)
  const ranks = asked.map(({ q, relevant }) =>
    indexed.search(q, LISTED).findIndex(({ id }) => relevant.includes(id)),
  )
  const within = (most: number) => ranks.filter((rank) => rank >= 0 && rank < most).length
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0)
  return {
    'R@1': percent(within(1), asked.length),
    'R@5': percent(within(5), asked.length),
    'MRR@10': percent(reciprocal, asked.length),
  }
}

/** What each system finds in each collection. */
export const measureQuality = async (report: (line: string) => void): Promise<Qualities> => {
  const measured: Record<string, Record<string, Quality>> = {}
  for (const [collection, language] of Object.entries(COLLECTIONS)) {
    const { shelf } = await loadShelf(shared('bench', `${collection}.corpus.jsonl`))
    const questions = await readLines<BenchQuestion>(shared('bench', `${collection}.questions.jsonl`))
    const bySystem: Record<string, Quality> = {}
    for (const peer of PEERS) {
      bySystem[peer.name] = qualityOf(peer.index(shelf, language), questions)
      report(`${collection}, ${peer.name}: R@1 ${bySystem[peer.name]?.['R@1']}`)
    }
    measured[collection] = bySystem
  }
  return measured
}

const FIGURES = ['R@1', 'R@5', 'MRR@10'] as const satisfies readonly (keyof Quality)[]

/** One row for each system: what it finds. */
export const qualityTable = (qualities: Qualities): string =>
  tableOf(
    ['system', ...Object.keys(qualities).flatMap((name) => FIGURES.map((figure) => `${name}: ${figure}, %`))],
    PEERS.map(({ name }) => [
      name,
      ...Object.values(qualities).flatMap((systems) =>
        FIGURES.map((figure) => systems[name]?.[figure].toFixed(1) ?? '–'),
      ),
    ]),
  )
