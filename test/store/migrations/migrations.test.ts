import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { isNewer, migrate } from '../../../src/store/migrations/migrate.ts'
import { MIGRATIONS } from '../../../src/store/migrations/migrations.ts'
import type { Store } from '../../../src/store/port.ts'
import { APPLICATION_ID } from '../../../src/store/sqlite/connect.ts'
import { sqliteDialect } from '../../../src/store/sqlite/dialect.ts'
import { openStore } from '../../../src/store/sqlite/store.ts'
import {
  A_CHANGE,
  A_CHANNEL,
  A_CLAIM,
  A_CONTENT,
  A_FEED,
  A_FILE,
  A_QUESTION,
  A_READING,
  A_SCHEDULE,
  A_SESSION,
  A_SHARE,
  A_SHELF,
  A_TOKEN,
  A_WATCH,
  AN_ADDED,
  AN_ANSWER,
  AN_INSTALLATION,
} from '../../contracts/store-samples.ts'
import { temporaryFolder } from '../temporary.ts'

// A file in versions/ is a store as it was when the migration of that name was the newest. The newest file is written by a run with `-u`. Once
// released, neither it nor its migration changes.
const versions = Object.keys(MIGRATIONS).toSorted()
const newest = versions.at(-1) ?? ''
const fileOf = (version: string) => join(import.meta.dirname, 'versions', `${version}.sql`)

/** In a conversation of its own. */
const A_MESSAGE_QUESTION = {
  ...A_QUESTION,
  id: 'q3',
  place: { ...A_QUESTION.place, thread: 't3', message: 'm3' },
}

/** For each migration: saves one of everything that it added, and checks that it is there. */
const KEPT: Readonly<
  Record<string, { fill(store: Store): Promise<void>; check(store: Store): Promise<void> }>
> = {
  '0001-begin': {
    fill: async (store) => {
      await store.saveQuestion(A_QUESTION)
      await store.saveQuestion({
        ...A_QUESTION,
        id: 'q2',
        place: { platform: 'chat' },
        question: '¿Cuándo\0se heló?',
      })
      await store.saveFeedback('q1', 'u1', 'down', 5)
      await store.claim('k', 1, 1_000)
      await store.saveAnswer(AN_ANSWER)
      await store.saveListenRule({ platform: 'chat', channel: 'c1' }, 'all')
    },
    check: async (store) => {
      expect(await store.lastQuestion(A_QUESTION.place)).toEqual(A_QUESTION)
      expect((await store.lastQuestion({ platform: 'chat' }))?.question).toBe('¿Cuándo\0se heló?')
      expect(await store.feedback('q1')).toEqual({ up: 0, down: 1 })
      expect(await store.claim('k', 999, 2_000)).toBe(false)
      expect(await store.claim('k', 1_000, 2_000)).toBe(true)
      expect(await store.answerTo(AN_ANSWER.asked)).toEqual(AN_ANSWER)
      expect(await store.answeredBy({ ...AN_ANSWER.asked, channel: 'c2', message: 'm2' })).toEqual(AN_ANSWER)
      expect(await store.listenRule({ platform: 'chat', channel: 'c1' })).toBe('all')
    },
  },
  '0002-digests': {
    fill: async (store) => {
      await store.saveSchedule(A_SCHEDULE)
      await store.claimDelivery(A_CLAIM, 1_000)
      await store.endDelivery('d1', 'posted', 'm9')
    },
    check: async (store) => {
      expect(await store.schedules()).toEqual([A_SCHEDULE])
      expect(await store.deliveryOf(A_CHANNEL, 'm9')).toEqual({
        ...A_CLAIM,
        state: 'posted',
        tries: 1,
        message: 'm9',
      })
    },
  },
  '0003-watches': {
    fill: async (store) => {
      await store.saveWatch(A_WATCH)
      await store.claimHit('w1', 's1', 7)
    },
    check: async (store) => {
      expect(await store.watch('w1')).toEqual(A_WATCH)
      expect(await store.hits('w1', 7)).toEqual(['s1'])
    },
  },
  '0004-sources': {
    fill: (store) => store.saveFile('shelf', A_FILE, A_CONTENT, 11),
    check: async (store) => {
      expect(await store.savedFiles('shelf')).toEqual([A_FILE])
      expect(await store.savedDocuments('shelf', A_FILE.name)).toEqual(A_CONTENT)
      expect(await store.arrivals('shelf')).toEqual([
        { id: 'ice', arrived: 11, changed: 11 },
        { id: 'thaw', arrived: 11, changed: 11 },
      ])
    },
  },
  '0005-watch-since': {
    fill: (store) => store.saveWatch({ ...A_WATCH, id: 'w2', since: 13 }),
    check: async (store) => {
      expect(await store.watch('w2')).toEqual({ ...A_WATCH, id: 'w2', since: 13 })
    },
  },
  '0006-question-message': {
    fill: (store) => store.saveQuestion(A_MESSAGE_QUESTION),
    check: async (store) => {
      expect(await store.question('q3')).toEqual(A_MESSAGE_QUESTION)
    },
  },
  '0007-document-hash': { fill: async () => {}, check: async () => {} },
  '0008-shelves': {
    fill: async (store) => {
      await store.saveShelf(A_SHELF)
      await store.saveBinding({ channel: A_CHANNEL, shelf: 's1', reads: false })
      await store.placeSource('a.txt', 's1')
      await store.saveAdded(AN_ADDED)
      await store.recordChange(A_CHANGE)
      await store.saveFile('added', A_FILE, A_CONTENT, 11)
      await store.deleteFile('added', A_FILE.name, 12)
    },
    check: async (store) => {
      expect(await store.shelves()).toEqual([A_SHELF])
      expect(await store.bindings()).toEqual([{ channel: A_CHANNEL, shelf: 's1', reads: false }])
      expect(await store.placements()).toEqual(new Map([['a.txt', 's1']]))
      expect(await store.added('a1')).toEqual(AN_ADDED)
      expect(await store.changes({ shelves: ['s1'], limit: 9 })).toEqual([A_CHANGE])
      expect(await store.versions('added', 'ice')).toHaveLength(1)
    },
  },
  '0009-feeds': {
    fill: async (store) => {
      await store.saveFeed(A_FEED)
      await store.saveSeen('f1', ['i1'], 7, 9)
    },
    check: async (store) => {
      expect(await store.feeds(['s1'])).toEqual([A_FEED])
      expect(await store.seenItems('f1')).toEqual(new Set(['i1']))
    },
  },
  '0010-sessions': {
    fill: (store) => store.saveSession(A_SESSION),
    check: async (store) => {
      expect(await store.session('h1')).toEqual(A_SESSION)
    },
  },
  '0011-tokens': {
    fill: async (store) => {
      await store.saveToken(A_TOKEN)
      await store.saveTokenUse(A_TOKEN.id, 86_400_000)
    },
    check: async (store) => {
      expect(await store.tokens()).toEqual([{ ...A_TOKEN, used: 86_400_000 }])
    },
  },
  '0012-shares': {
    fill: (store) => store.saveShare(A_SHARE),
    check: async (store) => {
      expect(await store.share(A_SHARE.id)).toEqual(A_SHARE)
    },
  },
  '0013-installations': {
    fill: (store) => store.saveInstallation(AN_INSTALLATION),
    check: async (store) => {
      expect(await store.installation('chat', 'w1')).toEqual(AN_INSTALLATION)
    },
  },
  '0014-readings': {
    fill: async (store) => {
      await store.claim('reader shelf', 1, 1_000)
      await store.saveReading('shelf', A_READING, 'reader shelf')
    },
    check: async (store) => {
      expect(await store.reading('shelf')).toEqual(A_READING)
    },
  },
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

/** SQL that makes the same database again. Values that differ from run to run are replaced. */
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

test('the newest version is recorded', async () => {
  expect(Object.keys(KEPT)).toEqual(versions)
  const path = join(temporaryFolder(), 'store.sqlite')
  const store = await openStore(path)
  for (const version of versions) await KEPT[version]?.fill(store)
  await store.close()
  const database = new DatabaseSync(path)
  await expect(dumpOf(database)).toMatchFileSnapshot(fileOf(newest))
  database.close()
})

test.for(versions)('a file of version %s is brought up to date, and keeps all it had', async (version) => {
  const path = join(temporaryFolder(), 'store.sqlite')
  const old = new DatabaseSync(path)
  old.exec(readFileSync(fileOf(version), 'utf8'))
  old.close()
  const store = await openStore(path)
  for (const earlier of versions.filter((name) => name <= version)) await KEPT[earlier]?.check(store)
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
  await migrate(new Kysely({ dialect: sqliteDialect(now) }), {}, version)
  expect(schemaOf(now)).toEqual(schemaOf(then))
})

test('a failed migration leaves nothing behind, and runs again at the next opening', async () => {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) })
  // Clashes with the last table of the first migration.
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

test('migrations are numbered from 1, without a gap', () => {
  expect(versions.map((name) => Number(/^(\d{4})-[a-z-]+$/.exec(name)?.[1]))).toEqual(
    versions.map((_, at) => at + 1),
  )
})

test('every lookup uses an index', () => {
  const database = new DatabaseSync(':memory:')
  database.exec(readFileSync(fileOf(newest), 'utf8'))
  for (const query of [
    'SELECT * FROM question WHERE id = 1',
    'SELECT * FROM question WHERE conversation = 1 ORDER BY at DESC, nth DESC LIMIT 1',
    'SELECT id FROM question WHERE message = 1 AND platform = 1 AND (channel = 1 OR thread = 1)',
    'SELECT * FROM feedback WHERE question = 1 GROUP BY vote',
    'SELECT * FROM claim WHERE key = 1',
    'SELECT * FROM answered WHERE asked = 1',
    'SELECT * FROM answered WHERE answered_by = 1 ORDER BY at DESC LIMIT 1',
    'SELECT * FROM listen_rule WHERE place = 1',
    'SELECT count(*) FROM listen_rule WHERE platform = 1 AND rule = 1',
    'SELECT * FROM digest WHERE place = 1',
    'SELECT * FROM digest WHERE platform = 1 ORDER BY place',
    "SELECT * FROM delivery WHERE state = 'claimed' AND until <= 1 ORDER BY until, key",
    "SELECT * FROM delivery WHERE place = 1 AND state <> 'claimed' ORDER BY slot DESC, key DESC LIMIT 1",
    'SELECT * FROM delivery WHERE place = 1 AND message = 1',
    'SELECT * FROM watch WHERE place = 1 ORDER BY at, id',
    'SELECT * FROM watch WHERE user = 1 ORDER BY at, id',
    'SELECT source FROM hit WHERE watch = 1 AND at >= 1 ORDER BY at, source',
    'SELECT * FROM question WHERE platform = 1 AND channel = 1 AND at >= 1 AND at < 2',
    'SELECT name FROM file WHERE root = 1 ORDER BY name',
    'SELECT * FROM document WHERE root = 1 AND file = 1 ORDER BY rank',
    'SELECT * FROM document WHERE root = 1 AND id = 1 AND file <> 1',
    'SELECT * FROM document WHERE root = 1 AND hash IN (1, 2)',
    'SELECT * FROM hit WHERE source = 1',
    'SELECT * FROM arrival WHERE root = 1 ORDER BY id',
    'SELECT * FROM version WHERE root = 1 AND id = 1 ORDER BY until DESC',
    'SELECT * FROM reading WHERE root = 1',
    'SELECT * FROM claim WHERE key = 1 AND until > 1',
    "SELECT * FROM document WHERE root = 1 AND file IN ('a', 'b') ORDER BY file, rank",
    'SELECT * FROM binding WHERE shelf = 1 AND place = 1',
    'SELECT * FROM added WHERE link = 1',
    'SELECT * FROM added WHERE checked < 1 ORDER BY checked, id LIMIT 9',
    'SELECT * FROM shelf_change WHERE shelf = 1 ORDER BY at DESC, id DESC LIMIT 9',
    'SELECT * FROM shelf_change WHERE source = 1 ORDER BY at DESC, id DESC LIMIT 9',
    'SELECT * FROM feed WHERE shelf = 1 ORDER BY at, id',
    'SELECT * FROM feed WHERE next <= 1 ORDER BY next, id LIMIT 9',
    'SELECT item FROM feed_item WHERE feed = 1',
    'SELECT at FROM feed_item WHERE feed = 1 ORDER BY at DESC LIMIT 1 OFFSET 9',
    'SELECT * FROM token WHERE hash = 1',
    'SELECT * FROM installation WHERE key = 1',
    'SELECT * FROM installation WHERE platform = 1 ORDER BY at, key',
    'DELETE FROM feed_item WHERE feed = 1 AND at < 1',
    'DELETE FROM claim WHERE until <= 1',
    'SELECT * FROM session WHERE hash = 1',
    'DELETE FROM session WHERE until <= 1',
    'DELETE FROM hit WHERE at < 1',
    'DELETE FROM delivery WHERE slot < 1',
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
