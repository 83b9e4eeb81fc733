import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Place } from '../../../src/model.ts'
import { createPrograms } from '../../../src/platforms/programs/programs.ts'
import { uriOf } from '../../../src/platforms/programs/shapes.ts'
import type { TokenPlace } from '../../../src/store/token-port.ts'
import {
  anyStep,
  carryOut,
  FOLDER_WORDS,
  modelOf,
  openShelves,
  PLACES,
  UNUSED,
  WORDS,
} from '../../commands/shelves/random-shelves.ts'
import { tokenIn } from './served.ts'

/** How many histories are tried: `RUNS=2000 npx vitest run test/platforms/programs/visibility.test.ts` tries more. */
const RUNS = Number(process.env.RUNS ?? 12)

/** Whose shelves the tokens read: the main one alone, those of a workspace, and those of each place where something is added or bound. */
const READS: readonly (TokenPlace | undefined)[] = [
  undefined,
  { platform: 'chat', workspace: 'W1' },
  { platform: 'chat', workspace: 'W2' },
  { platform: 'other', workspace: 'W1' },
  ...PLACES.map(({ platform, workspace = '', channel = '' }) => ({ platform, workspace, channel })),
]

const HOST = 'localhost:3000'

/** What a program with a token is told by the API and by MCP. Each gives all that came back, as text. */
const open = async (app: App, token: string) => {
  const programs = createPrograms({ desk: app.desk, version: '1', language: 'en', hosts: [HOST] })
  const headers = { host: HOST, authorization: `Bearer ${token}` }
  const api = async (path: string, body?: unknown): Promise<string> => {
    const post = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const response = await programs.fetch(
      new Request(`http://${HOST}${path}`, body === undefined ? { headers } : post),
    )
    const { date, ...told } = Object.fromEntries(response.headers)
    return `${response.status} ${JSON.stringify(told)} ${await response.text()}`
  }
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(`http://${HOST}/mcp`), {
    requestInit: { headers },
    fetch: async (url, init) => programs.fetch(new Request(url, init)),
  })
  await client.connect(transport)
  const mcp = async (work: (client: Client) => Promise<unknown>): Promise<string> =>
    JSON.stringify(await work(client).catch((error: unknown) => String(error)))
  const tool = (name: string, given: Readonly<Record<string, unknown>>) =>
    mcp((one) => one.callTool({ name, arguments: given }))
  return { api, mcp, tool, close: () => client.close() }
}

const cursorAt = (at: number, id: string): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** All that a program is told of the sources together. */
const everythingTold = async ({ api, mcp, tool }: Awaited<ReturnType<typeof open>>): Promise<string> => {
  const told = [
    await api('/api/sources?limit=200'),
    await api('/api/sources?words=report'),
    await api('/api/find?words=report%20Solberg&limit=30'),
    await api('/api/ask', { question: 'What did Ida Solberg of Varnholm build in 1931?', excerpts: 10 }),
    await api('/api/openapi.json'),
    await mcp((client) => client.listResources()),
    await mcp((client) => client.listTools()),
    await tool('find', { words: 'report Solberg', limit: 30 }),
    await tool('ask', { question: 'What did Ida Solberg of Varnholm build in 1931?', excerpts: 10 }),
  ]
  return told.join('\n')
}

/** All that a program is told when it asks for one source, which it may not know of. */
const toldOf = async (
  { api, mcp, tool }: Awaited<ReturnType<typeof open>>,
  word: string,
  id: string,
): Promise<readonly string[]> => [
  await api('/api/ask', { question: `When was the ${word} built?` }),
  await api(`/api/find?words=${word}`),
  await api(`/api/sources?words=${word}`),
  await api(`/api/sources?limit=1&cursor=${cursorAt(0, id)}`),
  await api(`/api/sources/${encodeURIComponent(id)}`),
  await api(`/api/sources/${encodeURIComponent(id)}?start=99999`),
  await api(`/api/sources/${encodeURIComponent(uriOf(id))}`),
  await tool('ask', { question: `When was the ${word} built?` }),
  await tool('find', { words: word }),
  await tool('read', { source: uriOf(id) }),
  await tool('read', { source: id, start: 99_999 }),
  await mcp((client) => client.readResource({ uri: uriOf(id) })),
  await mcp((client) => client.listResources({ cursor: cursorAt(0, id) })),
]

test('no program is told of a source on a shelf that its token does not read, by API or MCP, whatever was added, bound and moved', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(...READS),
      async (steps, reads) => {
        const app = await openShelves()
        const model = modelOf()
        const at: Place = reads ?? { platform: 'programs' }
        for (const step of steps) await carryOut(step, app, model)
        // After them: a workspace that removes the bot loses its tokens.
        const program = await open(app, await tokenIn(app, 'k1', reads))
        try {
          const isRead = (word: string): boolean => {
            const shelf = model.where.get(word)
            return shelf !== undefined && at.platform !== 'other' ? model.reads(at, shelf) : shelf === 'main'
          }
          const idOf = (word: string): string =>
            app.shelf().sources.find(({ title }) => title.includes(word))?.id ?? `${word}.txt`
          const everything = await everythingTold(program)
          const nothing = await toldOf(program, UNUSED, `${UNUSED}.txt`)
          const words = [...FOLDER_WORDS, ...WORDS]
          for (const word of words) {
            const told = await toldOf(program, word, idOf(word))
            if (isRead(word)) {
              expect(everything).toContain(`The ${word} report`)
              // All but the pages behind it, and the parts behind its end.
              for (const at of [0, 1, 2, 4, 6, 7, 8, 9, 11]) expect(told[at]).toContain(`The ${word}`)
            } else {
              expect(everything).not.toContain(word)
              const hidden = told.map((one) =>
                one.replaceAll(idOf(word), `${UNUSED}.txt`).replaceAll(word, UNUSED),
              )
              expect(hidden, `${word} for ${JSON.stringify(at)}`).toEqual(nothing)
            }
          }
          const { sources } = JSON.parse(
            /\{"sources".*/.exec(await program.api('/api/sources?limit=200'))?.[0] ?? '',
          )
          expect(sources).toHaveLength(words.filter(isRead).length)
        } finally {
          await program.close()
          await app.close()
        }
      },
    ),
    { numRuns: RUNS },
  )
}, 7_200_000)
