import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineSearch } from '../../../../src/cli/examine-search.ts'
import { AwayError, ConfigError } from '../../../../src/errors.ts'
import { connect, RefusedError } from '../../../../src/retrieval/index/opensearch/connection.ts'
import { indexName } from '../../../../src/retrieval/index/opensearch/definition.ts'
import { openRemoteIndexing } from '../../../../src/retrieval/index/opensearch/indexing.ts'
import type { ShelfSearch } from '../../../../src/retrieval/retrieval.ts'
import { expectSame, indexingContract, onDisk, stateOf, townState } from '../../../contracts/indexing.ts'
import { textsOnDisk } from '../../../sources/shelf/kept-shelf.ts'
import { FROM_TERMINAL, HARBOUR } from '../../shelf-of.ts'
import { noOpenSearch, startOpenSearch, type TestNode } from './server.ts'

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9'

test('a start without OpenSearch ends with a line that names the setting, and without the password', async () => {
  const urls = ['http://bot:hidden@127.0.0.1:9/']
  const indexing = openRemoteIndexing({ urls, name: 'gone' }, { note: () => {} })
  const { views, shelfOf } = stateOf({ main: HARBOUR })
  const error = await indexing.index(views, shelfOf).catch((reason) => reason)
  expect(error).toBeInstanceOf(ConfigError)
  expect(error.message).toMatch(/^OPENSEARCH_URL: OpenSearch does not answer/)
  expect(
    JSON.stringify([error.message, error.stack, await examineSearch({ urls, name: 'gone' })]),
  ).not.toContain('hidden')
  await indexing.close()
})

describe.skipIf(noOpenSearch !== undefined)(
  `OpenSearch${noOpenSearch ? ` (skipped: ${noOpenSearch})` : ''}`,
  () => {
    let node: TestNode
    beforeAll(async () => {
      node = await startOpenSearch({ brief: true })
    }, 150_000)
    afterAll(() => node?.dispose())
    let names = 0
    const openAt = async (urls = [node.url]) =>
      openRemoteIndexing({ urls, name: `contract-${names}` }, { note: () => {} })
    /** The path of the last index. */
    const latest = () => `/${indexName({ name: `contract-${names}` })}`
    const openNew = async (urls = [node.url]) => {
      names += 1
      return openAt(urls)
    }

    indexingContract(openNew, openAt, 10)

    test('with the texts on the disk, and hardly any of them in memory, all answers are the same to the letter', async () => {
      const { texts } = textsOnDisk({ atRest: 1_000, inTurn: 2_000 })
      const indexing = await openNew()
      const state = townState()
      const disk = onDisk(state, texts)
      expect(await expectSame(state, await indexing.index(disk.views, disk.shelfOf))).toBeGreaterThan(100)
      await indexing.close()
      expect(texts.weight()).toBeLessThanOrEqual(2_000)
    })

    test('several programs that fill one index at once write the same, and it is whole', async () => {
      const state = stateOf({ main: HARBOUR })
      names += 1
      const programs = await Promise.all(Array.from({ length: 4 }, () => openAt()))
      const searches = await Promise.all(programs.map(({ index }) => index(state.views, state.shelfOf)))
      for (const [at, program] of programs.entries()) {
        await expectSame(state, searches[at] as readonly ShelfSearch[], [
          'When did the third pier open?',
          'ferry',
        ])
        await program.close()
      }
    })

    test('what another program has written again since counts once', async () => {
      const indexing = await openNew()
      const state = stateOf({ main: HARBOUR })
      const searches = await indexing.index(state.views, state.shelfOf)
      const connection = connect({ urls: [node.url] })
      for (let round = 0; round < 2; round += 1)
        await connection.request('POST', `${latest()}/_update_by_query?refresh=true`)
      await expectSame(state, searches, ['When did the third pier open?', 'ferry'])
      await Promise.all([connection.close(), indexing.close()])
    })

    test('a program that may not take anything out leaves what it does not know, and never shows it', async () => {
      const reader = await openNew()
      const both = stateOf({
        main: HARBOUR,
        other: { 'secret.txt': 'The lighthouse of Skarn was sold to Otto Lind in 1951.' },
      })
      await reader.index(both.views, both.shelfOf)
      const follower = openRemoteIndexing(
        { urls: [node.url], name: `contract-${names}` },
        { note: () => {}, role: () => 'follows' },
      )
      const main = stateOf({ main: HARBOUR })
      const [search] = (await follower.index(main.views, main.shelfOf)) as readonly [ShelfSearch]
      const { excerpts } = await search.ask('Who bought the lighthouse of Skarn?', FROM_TERMINAL)
      expect(excerpts.map(({ text }) => text).join()).not.toContain('Otto')
      const searches = await reader.index(both.views, both.shelfOf)
      await expectSame(both, searches, ['Who bought the lighthouse of Skarn?'])
      await Promise.all([reader.close(), follower.close()])
    })

    test('a passage whose writing was cut short is written again', async () => {
      const indexing = await openNew()
      const state = stateOf({ main: HARBOUR })
      await indexing.index(state.views, state.shelfOf)
      const connection = connect({ urls: [node.url] })
      await connection
        .request('POST', `${latest()}/_delete_by_query?refresh=true`, {
          query: { term: { at: 1 } },
        })
        .catch(() => undefined)
      await connection.request('POST', `${latest()}/_delete_by_query?refresh=true`, {
        query: { term: { text: 'bicycl' } },
      })
      await connection.close()
      await expectSame(state, await indexing.index(state.views, state.shelfOf), ['Do bicycles travel free?'])
      await indexing.close()
    })

    test('what OpenSearch refuses is told by its kind, without what was sent', async () => {
      const connection = connect({ urls: [node.url] })
      const error = await connection
        .request<RefusedError>('POST', '/none/_search', { query: { term: { text: 'secret' } } })
        .catch((reason: RefusedError) => reason)
      expect(error).toBeInstanceOf(RefusedError)
      expect(error).toMatchObject({ status: 404, kind: 'index_not_found_exception' })
      expect(`${error.message}${error.stack}`).not.toContain('secret')
      await connection.close()
    })

    test('of several addresses, one that does not answer is passed over', async () => {
      const indexing = await openNew([NOBODY, node.url])
      const state = stateOf({ main: HARBOUR })
      await expectSame(state, await indexing.index(state.views, state.shelfOf), [
        'When did the third pier open?',
      ])
      await indexing.close()
    })

    test('the doctor names the version, the index and what other versions left', async () => {
      const indexing = await openNew()
      const config = { urls: [node.url], name: `contract-${names}` }
      const connection = connect(config)
      await connection.request('PUT', `/contract-${names}-1-1`)
      const before = await examineSearch(config)
      expect(before[0]?.what).toMatch(
        /^OpenSearch \d+\.\d+\.\d+ at http:.*which the bot makes when it starts$/,
      )
      const state = stateOf({ main: HARBOUR })
      await indexing.index(state.views, state.shelfOf)
      const after = await examineSearch(config)
      expect(after[0]?.what).toContain(`with ${state.views[0].shelf.passages.length} passages`)
      expect(after[1]).toMatchObject({ ok: 'hint', what: expect.stringContaining(`contract-${names}-1-1`) })
      await Promise.all([connection.close(), indexing.close()])
    })

    // The last one: it ends the node.
    test('while no node answers, people are told so, and afterwards they are answered again', async () => {
      const indexing = await openNew()
      const state = stateOf({ main: HARBOUR })
      const [search] = (await indexing.index(state.views, state.shelfOf)) as readonly [ShelfSearch]
      node.kill()
      const error = await search.ask('When did the third pier open?', FROM_TERMINAL).catch((reason) => reason)
      expect(error).toBeInstanceOf(AwayError)
      expect(error).toMatchObject({ what: 'search' })
      await node.start()
      await expectSame(state, [search], ['When did the third pier open?'])
      await expectSame(state, await indexing.index(state.views, state.shelfOf), ['What does a ticket cost?'])
      await indexing.close()
    }, 180_000)
  },
)
