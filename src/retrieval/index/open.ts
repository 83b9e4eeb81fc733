import type { SearchConfig } from '../../search-config.ts'
import { type Indexing, type IndexingOptions, openMemoryIndexing } from './indexing.ts'
import type { RemoteIndexingOptions } from './opensearch/indexing.ts'

/**
 * Opens the index of the passages: in OpenSearch if there is one, else in memory and in a file beside the store. The client is only loaded
 * where it is needed.
 */
export const openIndexing = async (
  search: SearchConfig | undefined,
  options: IndexingOptions & RemoteIndexingOptions,
): Promise<Indexing> =>
  search === undefined
    ? openMemoryIndexing(options)
    : (await import('./opensearch/indexing.ts')).openRemoteIndexing(search, options)
