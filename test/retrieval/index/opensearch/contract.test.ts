import { afterAll, beforeAll, describe } from 'vitest'
import { openRemoteIndexing } from '../../../../src/retrieval/index/opensearch/indexing.ts'
import { indexingContract } from '../../../contracts/indexing.ts'
import { noOpenSearch, startOpenSearch, type TestNode } from './server.ts'

describe.skipIf(noOpenSearch !== undefined)(
  `OpenSearch${noOpenSearch ? ` (skipped: ${noOpenSearch})` : ''}`,
  () => {
    let node: TestNode
    beforeAll(async () => {
      node = await startOpenSearch()
    }, 150_000)
    afterAll(() => node?.dispose())
    let names = 0
    const openAt = async () =>
      openRemoteIndexing({ urls: [node.url], name: `contract-${names}` }, { note: () => {} })

    indexingContract(
      async () => {
        names += 1
        return openAt()
      },
      openAt,
      25,
    )
  },
)
