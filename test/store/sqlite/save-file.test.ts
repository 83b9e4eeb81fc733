import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { SavedDocument } from '../../../src/store/source-port.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import { A_FILE } from '../../contracts/store-samples.ts'
import { temporaryFolder } from '../temporary.ts'

const TABLES = { file: 'name', document: 'id', arrival: 'id' }

/** A store that saves a file and reports which rows it wrote. */
const watched = async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path)
  const database = new DatabaseSync(path)
  database.exec('CREATE TABLE written (row TEXT)')
  for (const [table, name] of Object.entries(TABLES))
    for (const [deed, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['DELETE', 'OLD'],
    ])
      database.exec(
        `CREATE TRIGGER "${deed} ${table}" AFTER ${deed} ON ${table}
         BEGIN INSERT INTO written VALUES ('${deed} ${table} ' || ${row}.${name}); END`,
      )
  let now = 0
  return {
    written: async (documents: readonly SavedDocument[], stamp = 's1') => {
      now += 1
      await store.saveFile('shelf', { ...A_FILE, stamp }, { documents, problems: '[]' }, now)
      const rows = database.prepare('SELECT row FROM written').all()
      database.exec('DELETE FROM written')
      return rows.map(({ row }) => row).toSorted()
    },
    close: async () => {
      database.close()
      await store.close()
    },
  }
}

test('only rows that changed are written', async () => {
  const { written, close } = await watched()
  const documentOf = (n: number, hash = 'h1') => ({ id: `s${n}`, hash, data: `${n} ${hash}` })
  const documents = Array.from({ length: 2_500 }, (_, n) => documentOf(n))
  expect(await written(documents)).toHaveLength(1 + 2 * documents.length)
  expect(await written(documents)).toEqual([])
  expect(await written(documents, 's2')).toEqual([`UPDATE file ${A_FILE.name}`])

  const changed = documents.with(7, documentOf(7, 'h2'))
  expect(await written(changed, 's2')).toEqual(['UPDATE arrival s7', 'UPDATE document s7'])
  const longer = [documentOf(9_000), ...changed, documentOf(9_001)]
  expect(await written(longer, 's2')).toEqual([
    'INSERT arrival s9000',
    'INSERT arrival s9001',
    'INSERT document s9000',
    'INSERT document s9001',
  ])
  const between = longer.toSpliced(1_200, 0, documentOf(9_002))
  expect(await written(between, 's2')).toEqual(['INSERT arrival s9002', 'INSERT document s9002'])
  const shorter = between.filter(({ id }) => id !== 's8')
  expect(await written(shorter, 's2')).toEqual(['DELETE document s8', 'UPDATE arrival s8'])
  expect(await written([...shorter.slice(1), documentOf(9_000)], 's2')).toEqual(['UPDATE document s9000'])
  await close()
})

test('saved documents are read without waiting for a writer', async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path, { timeout: 0 })
  const content = { documents: [{ id: 's1', hash: 'h1', data: '{}' }], problems: '[]' }
  await store.saveFile('shelf', A_FILE, content, 1)
  const writer = new DatabaseSync(path)
  writer.exec('BEGIN IMMEDIATE')
  expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(content)
  await expect(store.saveFile('shelf', A_FILE, content, 2)).rejects.toThrow('locked')
  writer.close()
  await store.close()
})
