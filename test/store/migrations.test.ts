import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { APPLICATION_ID } from '../../src/store/admit.ts'
import { sqliteDialect } from '../../src/store/dialect.ts'
import { isNewer, MIGRATIONS, migrate } from '../../src/store/migrations.ts'
import type { Store } from '../../src/store/port.ts'
import { openStore } from '../../src/store/sqlite.ts'
import { A_QUESTION, AN_ANSWER } from '../contracts/store-samples.ts'
import { temporaryFolder } from './temporary.ts'

// A file of versions/ is what a store was when the migration of its name was the newest. The newest one's is written by a run where it is
// missing, and by `-u`; once that has been released, neither it nor its migration changes.
const versions = Object.keys(MIGRATIONS).toSorted()
const newest = versions.at(-1) ?? ''
const fileOf = (version: string) => join(import.meta.dirname, 'versions', `${version}.sql`)

/** One of everything that a store keeps. */
const fill = async (store: Store): Promise<void> => {
  await store.keepQuestion(A_QUESTION)
  await store.keepQuestion({
    ...A_QUESTION,
    id: 'q2',
    place: { platform: 'chat' },
    question: '¿Cuándo\0se heló?',
  })
  await store.keepFeedback('q1', 'u1', 'down', 5)
  await store.claim('k', 1, 1_000)
  await store.keepAnswer(AN_ANSWER)
  await store.keepListenRule({ platform: 'chat', channel: 'c1' }, 'all')
}

const expectFilled = async (store: Store): Promise<void> => {
  expect(await store.lastQuestion(A_QUESTION.place)).toEqual(A_QUESTION)
  expect((await store.lastQuestion({ platform: 'chat' }))?.question).toBe('¿Cuándo\0se heló?')
  expect(await store.feedback('q1')).toEqual({ up: 0, down: 1 })
  expect(await store.claim('k', 999, 2_000)).toBe(false)
  expect(await store.claim('k', 1_000, 2_000)).toBe(true)
  expect(await store.answerTo(AN_ANSWER.asked)).toEqual(AN_ANSWER)
  expect(await store.answeredBy({ ...AN_ANSWER.asked, channel: 'c2', message: 'm2' })).toEqual(AN_ANSWER)
  expect(await store.listenRule({ platform: 'chat', channel: 'c1' })).toBe('all')
}

const schemaOf = (database: DatabaseSync): readonly string[] =>
  database
    .prepare(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .all()
    .map(({ sql }) => `${sql};`)

const quoted = (value: unknown): string =>
  typeof value === 'string'
    ? `'${value.replaceAll("'", "''").replaceAll('\u001a', "' || char(26) || '")}'`
    : String(value)

/** SQL that makes the same again, the same each time: what differs from run to run is made alike. */
const dumpOf = (database: DatabaseSync): string => {
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").all()
  const rows = tables.flatMap(({ name }) =>
    database
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map((row) => ({
        ...row,
        ...('holder' in row && { holder: 'h' }),
        ...('timestamp' in row && { timestamp: DAY }),
      }))
      .map((row) => `INSERT INTO "${name}" VALUES (${Object.values(row).map(quoted).join(', ')});`),
  )
  return [`PRAGMA application_id = ${APPLICATION_ID};`, ...schemaOf(database), ...rows, ''].join('\n')
}
const DAY = '2026-01-01T00:00:00.000Z'

test('the newest version is written down', async () => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path)
  await fill(store)
  await store.close()
  const database = new DatabaseSync(path)
  await expect(dumpOf(database)).toMatchFileSnapshot(fileOf(newest))
  database.close()
})

test.for(versions)('a file of version %s is brought to the newest, and keeps all it had', async (version) => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const old = new DatabaseSync(path)
  old.exec(readFileSync(fileOf(version), 'utf8'))
  old.close()
  const store = await openStore(path)
  await expectFilled(store)
  await store.close()
  const [upgraded, made] = [new DatabaseSync(path), new DatabaseSync(':memory:')]
  await migrate(new Kysely({ dialect: sqliteDialect(made) }))
  expect(schemaOf(upgraded).toSorted()).toEqual(schemaOf(made).toSorted())
  upgraded.close()
})

test.for(versions)('the migrations up to %s make what they made when it was the newest', async (version) => {
  expect(existsSync(fileOf(version))).toBe(true)
  const [then, now] = [new DatabaseSync(':memory:'), new DatabaseSync(':memory:')]
  then.exec(readFileSync(fileOf(version), 'utf8'))
  await migrate(new Kysely({ dialect: sqliteDialect(now) }), version)
  expect(schemaOf(now)).toEqual(schemaOf(then))
})

test('a migration that fails leaves nothing of any, and is run again at the next opening', async () => {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) })
  // In the way of the last table that the first migration makes.
  database.exec('CREATE TABLE listen_rule (place TEXT)')
  await expect(migrate(db)).rejects.toThrow('already exists')
  expect(database.prepare('SELECT name FROM migration').all()).toEqual([])
  expect(schemaOf(database).join()).not.toContain('question')
  database.exec('DROP TABLE listen_rule')
  await migrate(db)
  expect(
    database
      .prepare('SELECT name FROM migration ORDER BY name')
      .all()
      .map(({ name }) => name),
  ).toEqual(versions)
  expect(await isNewer(db)).toBe(false)
})

test('the names of the migrations are numbered, from 1, without a gap', () => {
  expect(versions.map((name) => Number(/^(\d{4})-[a-z-]+$/.exec(name)?.[1]))).toEqual(
    versions.map((_, at) => at + 1),
  )
})

test('whatever is looked up is looked up by an index', () => {
  const database = new DatabaseSync(':memory:')
  database.exec(readFileSync(fileOf(newest), 'utf8'))
  for (const query of [
    'SELECT * FROM question WHERE id = 1',
    'SELECT * FROM question WHERE conversation = 1 ORDER BY at DESC, nth DESC LIMIT 1',
    'SELECT * FROM feedback WHERE question = 1 GROUP BY vote',
    'SELECT * FROM claim WHERE key = 1',
    'SELECT * FROM answered WHERE asked = 1',
    'SELECT * FROM answered WHERE answered_by = 1 ORDER BY at DESC LIMIT 1',
    'SELECT * FROM listen_rule WHERE place = 1',
    'SELECT count(*) FROM listen_rule WHERE platform = 1 AND rule = 1',
    'DELETE FROM claim WHERE until <= 1',
    'DELETE FROM question WHERE at < 1',
    'DELETE FROM answered WHERE at < 1',
    'DELETE FROM feedback WHERE at < 1',
  ]) {
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map(({ detail }) => String(detail))
    expect(plan[0], query).toMatch(/^SEARCH \w+ USING /)
    if (query.includes('ORDER BY')) expect(plan, query).toHaveLength(1)
  }
})
