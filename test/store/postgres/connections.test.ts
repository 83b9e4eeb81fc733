import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { AwayError } from '../../../src/errors.ts'
import { MIGRATIONS } from '../../../src/store/migrations/migrations.ts'
import { openStore } from '../../../src/store/open.ts'
import type { StoreChange } from '../../../src/store/port.ts'
import { A_FILE, A_QUESTION } from '../../contracts/store-samples.ts'
import { noPostgres, startPostgres, type TestServer } from './server.ts'

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'footnote%'`

/** Does something again and again until the store is there. Every refusal must be that it is away. */
const untilThere = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      expect(error).toBeInstanceOf(AwayError)
    }
  }
}

describe.skipIf(noPostgres !== undefined)('a store on a server', () => {
  let running: TestServer | undefined
  const server = (): TestServer => {
    running ??= startPostgres({ durable: true })
    return running
  }
  afterAll(() => running?.dispose())
  let count = 0
  const fresh = () => {
    count += 1
    return server().url(`connections_${count}`)
  }

  test('goes on after its connections were cut while idle', async () => {
    const store = await openStore(fresh())
    await store.saveQuestion(A_QUESTION)
    for (let round = 0; round < 5; round++) {
      server().sql(CUT)
      expect(await untilThere(() => store.question('q1'))).toEqual(A_QUESTION)
    }
    await store.close()
  })

  test('refuses what runs on a connection that is cut, leaves all as it was, and goes on', async () => {
    const store = await openStore(fresh())
    const contentOf = (hash: string) => ({
      documents: Array.from({ length: 5_000 }, (_, n) => ({ id: `s${n}`, hash, data: '{}' })),
      problems: '[]',
    })
    await store.saveFile('shelf', A_FILE, contentOf('h1'), 1)
    const saving = store.saveFile('shelf', A_FILE, contentOf('h2'), 2)
    const refused = expect(saving).rejects.toBeInstanceOf(AwayError)
    const admin = new pg.Client(server().url('x').replace('&schema=x', ''))
    await admin.connect()
    const BUSY = `select count(*)::integer as busy from pg_stat_activity where application_name like 'footnote%' and xact_start is not null`
    while ((await admin.query(BUSY)).rows[0].busy === 0);
    await admin.query(CUT)
    await admin.end()
    await refused
    expect((await untilThere(() => store.savedDocuments('shelf', A_FILE.name))).documents[0]?.hash).toBe('h1')
    await store.saveFile('shelf', A_FILE, contentOf('h3'), 3)
    expect((await store.savedDocuments('shelf', A_FILE.name)).documents.at(-1)?.hash).toBe('h3')
    await store.close()
  })

  test('says that it is away while the server is stopped, and is there when the server is', async () => {
    const store = await openStore(fresh())
    await store.saveQuestion(A_QUESTION)
    server().stop('immediate')
    for (let n = 0; n < 10; n++) await expect(store.question('q1')).rejects.toBeInstanceOf(AwayError)
    await expect(
      store.saveFile('shelf', A_FILE, { documents: [], problems: '[]' }, 1),
    ).rejects.toBeInstanceOf(AwayError)
    server().start()
    expect(await untilThere(() => store.question('q1'))).toEqual(A_QUESTION)
    await store.close()
  })

  test('opened by eight processes at once in a new schema, is made once', async () => {
    const url = fresh()
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(url)))
    await stores[0]?.saveQuestion(A_QUESTION)
    for (const store of stores) expect(await store.question('q1')).toEqual(A_QUESTION)
    for (const store of stores) await store.close()
  })

  test('hears at once what others change, once their transaction has ended, and not what it changes itself', async () => {
    const url = fresh()
    const [store, other] = [await openStore(url), await openStore(url)]
    const heard: StoreChange[] = []
    let arrived = Promise.withResolvers<void>()
    const end = await store.onChange?.((what) => {
      heard.push(what)
      arrived.resolve()
    })
    const next = async (): Promise<readonly StoreChange[]> => {
      await arrived.promise
      arrived = Promise.withResolvers()
      return heard.splice(0)
    }
    const channel = { platform: 'chat', channel: 'c1' }
    await store.saveListenRule(channel, 'all')
    await other.saveListenRule(channel, 'mention')
    expect(await next()).toEqual(['rules'])
    await other.saveShelf({ id: 's1', name: 'One', platform: 'chat', at: 1 })
    expect(await next()).toEqual(['shelves'])
    await other.saveBinding({ channel, shelf: 's1', reads: true })
    expect(await next()).toEqual(['shelves'])
    const content = { documents: [{ id: 's1', hash: 'h', data: '{}' }], problems: '[]' }
    await other.saveFile('shelf', A_FILE, content, 1)
    expect(await next()).toEqual(['sources'])
    // The same again is no news.
    await other.saveFile('shelf', A_FILE, content, 2)
    await other.placeSource('s1', 's1')
    expect(await next()).toEqual(['shelves'])

    // While the connection is lost, nothing is heard. Then everything may have changed.
    server().sql(CUT)
    await arrived.promise
    while (heard.length < 3) await next().then((all) => heard.push(...all))
    expect(heard.toSorted()).toEqual(['rules', 'shelves', 'sources'])
    await end?.()
    await store.close()
    await untilThere(() => other.saveListenRule(channel, 'all'))
    await other.close()
  })

  test('is refused, in one line with the cure and without the password, where it can’t be', async () => {
    const url = fresh()
    await (await openStore(url)).close()
    const at = new URL(url)
    const host = at.searchParams.get('host') ?? ''
    at.password = 'geheim'
    const refusalOf = async (change: (url: URL) => void): Promise<string> => {
      const wrong = new URL(at)
      change(wrong)
      const error: Error = await openStore(wrong.href, { timeout: 3_000 }).then(
        () => new Error('opened'),
        (error) => error,
      )
      expect(error.name).toBe('ConfigError')
      expect(error.message).not.toContain('geheim')
      expect(error.message).toMatch(/^DATABASE is “postgres:\/\/[^\n]*; [^\n]*\.$/)
      return error.message
    }
    const named = (name: string) => (one: URL) => {
      one.pathname = `/${name}`
    }
    const nobody = (one: URL) => {
      one.username = 'nobody'
    }
    expect(await refusalOf(named('nothing'))).toContain('has no database of that name')
    expect(await refusalOf(nobody)).toContain('does not let that user in')
    expect(await refusalOf((one) => one.searchParams.set('host', `${host}/gone`))).toContain(
      'does not answer',
    )
    expect(await refusalOf((one) => one.searchParams.set('sslmode', 'verify-full'))).toContain(
      'no encrypted connection',
    )
    server().sql(
      `create database latin encoding 'LATIN1' locale 'C' template template0; create role guest login`,
    )
    expect(await refusalOf(named('latin'))).toContain('encoding is not UTF8')
    const guest = (one: URL) => {
      one.username = 'guest'
      one.searchParams.set('schema', 'guests')
    }
    expect(await refusalOf(guest)).toContain('may not make or use the schema')
    const schema = at.searchParams.get('schema')
    server().sql(`insert into ${schema}.migration (name, timestamp) values ('9999-later', '')`)
    expect(await refusalOf(() => {})).toContain('a newer Footnote has written it')
  })

  test('has its texts compared byte by byte, and each in an index by what fits', async () => {
    const url = fresh()
    await (await openStore(url)).close()
    const schema = new URL(url).searchParams.get('schema')
    const texts = `select count(*) from information_schema.columns where table_schema = '${schema}'
      and data_type = 'text' and collation_name is distinct from 'C'`
    expect(server().sql(texts).trim()).toBe('0')
    const definitions = server().sql(
      `select indexdef from pg_indexes where schemaname = '${schema}' and tablename !~ '^migration'`,
    )
    const columns = new Set(
      Object.values(MIGRATIONS).flatMap((all) =>
        all.flatMap((one) => [...one.matchAll(/"(\w+)" text\b/g)].map(([, name]) => name)),
      ),
    )
    for (const line of definitions.trim().split('\n')) {
      const bare = line.replace(/index_key\([^)]*\)/g, '')
      for (const [, name] of bare.slice(bare.indexOf('btree')).matchAll(/(\w+)/g))
        expect(columns).not.toContain(name)
    }
    const numbers = Object.values(MIGRATIONS).flatMap((all) =>
      all.flatMap((one) => [...one.matchAll(/"(\w+)" (?:bigint|integer|double)/g)].map(([, name]) => name)),
    )
    // The compiler knows columns by their names alone.
    expect(numbers.filter((name) => columns.has(name))).toEqual([])
  })

  test('finds rows by their indexes', async () => {
    const url = fresh()
    const store = await openStore(url)
    const documents = Array.from({ length: 3_000 }, (_, n) => ({ id: `s${n}`, hash: `h${n}`, data: '{}' }))
    await store.saveFile('shelf', A_FILE, { documents, problems: '[]' }, 1)
    const schema = new URL(url).searchParams.get('schema')
    server().sql(`analyze ${schema}.document; analyze ${schema}.arrival`)
    await store.close()
    const key = (column: string, value: string) =>
      `${schema}.index_key(${column}) = ${schema}.index_key('${value}'::text)`
    for (const query of [
      `select hash from ${schema}.document where ${key('root', 'shelf')} and ${key('id', 's7')}`,
      `select data from ${schema}.document where ${key('root', 'shelf')} and ${key('file', A_FILE.name)} and rank > 5 order by rank limit 9`,
      `select id from ${schema}.arrival where ${key('root', 'shelf')} and ${schema}.index_key(id) > ${schema}.index_key('s7'::text)
        order by ${schema}.index_key(id) limit 9`,
    ]) {
      const plan = server().sql(`explain ${query}`)
      expect(plan).toContain('Index Scan using')
      expect(plan).not.toMatch(/Seq Scan|Sort/)
    }
  })
})
