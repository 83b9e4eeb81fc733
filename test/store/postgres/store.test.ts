import { afterAll, describe } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/port.ts'
import { storeContract } from '../../contracts/store.ts'
import { noPostgres, startPostgres } from './server.ts'

describe.skipIf(noPostgres !== undefined)('on a server', () => {
  const server = noPostgres === undefined ? startPostgres() : undefined
  afterAll(() => server?.dispose())
  let count = 0

  storeContract('PostgreSQL', async () => {
    count += 1
    const url = server?.url(`store_${count}`) ?? ''
    const opened: Store[] = []
    const reopen = async () => {
      const store = await openStore(url)
      opened.push(store)
      return store
    }
    return {
      store: await reopen(),
      reopen,
      beside: reopen,
      dispose: async () => {
        for (const store of opened) await store.close()
      },
    }
  })
})
