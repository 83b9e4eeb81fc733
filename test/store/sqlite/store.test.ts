import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../../src/store/port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { storeContract } from '../../contracts/store.ts'

storeContract('a SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-store-'))
  const opened: Store[] = []
  const reopen = async () => {
    const store = await openStore(join(folder, 'new', 'folders', 'store.sqlite'))
    opened.push(store)
    return store
  }
  return {
    store: await reopen(),
    reopen,
    dispose: async () => {
      for (const store of opened) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})

storeContract('SQLite in memory', async () => {
  const store = await openStore(':memory:')
  return { store, dispose: () => store.close() }
})
