import type { Connection } from './connection.ts'
import type { Measured } from './remote-index.ts'
import { filtersOf, type ReadView } from './views.ts'

/** What the index is like after it was filled. */
export interface IndexSize {
  /** How many passages it has. */
  readonly size: number
  /** How many OpenSearch takes it for: those that were removed count until it tidies up. */
  readonly counted: number
  /** In the order of the views. */
  readonly measured: readonly Measured[]
}

/** Measures the passages of views. @throws AwayError; RefusedError */
export const measure = async (
  { request }: Connection,
  index: string,
  views: readonly ReadView[],
): Promise<IndexSize> => {
  const { _all } = await request<Stats>('GET', `/${index}/_stats/docs`)
  const aggs = Object.fromEntries(
    views.map((view, at) => [
      String(at),
      {
        filter: { bool: { filter: filtersOf(view, 'own') } },
        aggs: { text: { sum: { field: 'textLength' } }, heading: { sum: { field: 'headingLength' } } },
      },
    ]),
  )
  const { aggregations } = await request<Sums>('POST', `/${index}/_search`, { size: 0, aggs })
  const { count, deleted } = _all.primaries.docs
  return {
    size: count,
    counted: count + deleted,
    measured: views.map(({ facts: { passages } }, at) => {
      const { doc_count, text, heading } = aggregations[String(at)] ?? NONE
      return {
        size: { own: passages.own.length, near: passages.near.length },
        averages: { text: text.value / doc_count, heading: heading.value / doc_count },
      }
    }),
  }
}

interface Stats {
  readonly _all: {
    readonly primaries: { readonly docs: { readonly count: number; readonly deleted: number } }
  }
}

interface Sum {
  readonly doc_count: number
  readonly text: { readonly value: number }
  readonly heading: { readonly value: number }
}

interface Sums {
  readonly aggregations: Readonly<Record<string, Sum>>
}

const NONE: Sum = { doc_count: 0, text: { value: 0 }, heading: { value: 0 } }
