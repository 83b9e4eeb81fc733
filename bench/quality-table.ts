import { PEERS } from './peers/peers.ts'
import type { Qualities, Quality } from './quality.ts'
import { tableOf } from './table.ts'

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
