import type { SearchConfig } from '../../../search-config.ts'
import { connect, RefusedError } from './connection.ts'
import { indexName } from './definition.ts'

/** What the doctor wants to know of OpenSearch. */
export interface SearchExamined {
  readonly version: string
  readonly health: 'green' | 'yellow' | 'red'
  /** The index that this version uses. */
  readonly index: string
  /** How many passages it has; undefined if it is not made yet. */
  readonly passages: number | undefined
  /** The indexes of other versions, which this one neither reads nor deletes. */
  readonly others: readonly string[]
}

/** Looks at OpenSearch without changing anything. @throws AwayError if it does not answer; RefusedError */
export const examineOpenSearch = async (config: SearchConfig, timeout: number): Promise<SearchExamined> => {
  const { request, close } = connect(config, { timeout })
  try {
    const { version } = await request<{ readonly version: { readonly number: string } }>('GET', '/')
    const { status } = await request<{ readonly status: SearchExamined['health'] }>('GET', '/_cluster/health')
    const index = indexName(config)
    const pattern = new RegExp(`^${config.name}-\\d+-\\d+$`)
    const aliased = await request<Readonly<Record<string, object>>>('GET', `/${config.name}-*/_alias`)
    const names = Object.keys(aliased).filter((name) => pattern.test(name))
    return {
      version: version.number,
      health: status,
      index,
      passages: await countOf(request, index),
      others: names.filter((name) => name !== index).sort(),
    }
  } finally {
    await close()
  }
}

const countOf = async (
  request: ReturnType<typeof connect>['request'],
  index: string,
): Promise<number | undefined> => {
  try {
    return (await request<{ readonly count: number }>('GET', `/${index}/_count`)).count
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return undefined
    throw error
  }
}
