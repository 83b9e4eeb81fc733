import { openMemoryIndexing } from '../../../src/retrieval/index/indexing.ts'
import { indexingContract } from '../../contracts/indexing.ts'

const open = async () => openMemoryIndexing({ file: undefined, report: () => {}, note: () => {} })

indexingContract(open, open, 25)
