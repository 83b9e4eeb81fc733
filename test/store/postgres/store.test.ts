import { afterAll, describe } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/port.ts'
import { storeContract } from '../../contracts/store.ts'
import { noPostgres, startPostgres } from './server.ts'

/** Deletes every row of a schema's tables, except what was migrated: making the tables anew for each test takes ten times as long. */
const emptied = (schema: string): string => `do $$ declare one text; begin
  for one in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = '${schema}' and tablename !~ '^migration'
  loop execute 'delete from ' || one; end loop; end $$`

describe.skipIf(noPostgres !== undefined)('on a server', () => {
  const server = noPostgres === undefined ? startPostgres() : undefined
  afterAll(() => server?.dispose())
  /** Schemas whose tables are there and empty. */
  const free: string[] = []
  let count = 0

  storeContract('PostgreSQL', async () => {
    count += 1
    const schema = free.pop() ?? `store_${count}`
    const url = server?.url(schema) ?? ''
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
        server?.sql(emptied(schema))
        free.push(schema)
      },
    }
  })
})
