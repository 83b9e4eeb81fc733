import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openWorld } from '../../commands/shelves/world.ts'
import { FERRY, QUESTION, servePrograms, tokenIn } from './served.ts'

/** The SDK’s own client, as an assistant has it, at a server on this machine. */
const connect = async (address: string, token: string): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1' })
  const requestInit = { headers: { authorization: `Bearer ${token}` } }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit }))
  onTestFinished(() => client.close())
  return client
}

const open = async (env: Readonly<Record<string, string>> = {}) => {
  const { app } = await openWorld(
    { 'ferry.txt': FERRY, 'mine.txt': FERRY.replaceAll('Maren Holt', 'San Telmo') },
    env,
  )
  const served = await servePrograms(app)
  return { app, ...served, client: await connect(served.address, served.token) }
}

interface Given {
  readonly isError?: boolean
  readonly structuredContent?: Readonly<Record<string, never>>
  readonly content: readonly { readonly text: string }[]
}
const call = async (client: Client, name: string, given: Readonly<Record<string, unknown>>) =>
  (await client.callTool({ name, arguments: given })) as unknown as Given

describe('an assistant that comes by HTTP', () => {
  test('has the tools, and the sources as resources', async () => {
    const { client } = await open()
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['ask', 'find', 'read'])
    expect(client.getInstructions()).toContain('the sources don’t say')
    const { resources } = await client.listResources()
    expect(resources.map(({ name }) => name)).toEqual(['ferry.txt', 'mine.txt'])
    const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' })
    expect(contents[0]).toMatchObject({ text: FERRY })
  })

  test('asks, follows up, finds and reads, without a session', async () => {
    const { client } = await open()
    const asked = await call(client, 'ask', { question: QUESTION, thread: 'one' })
    expect(asked.structuredContent).toMatchObject({ status: 'answered' })
    const next = await call(client, 'ask', { question: 'And where?', thread: 'one' })
    expect(next.structuredContent).toMatchObject({ question: 'Where was the Maren Holt ferry built?' })
    const found = await call(client, 'find', { words: 'helm' })
    expect(found.structuredContent?.passages).toMatchObject([{ text: expect.stringContaining('helm') }])
    const read = await call(client, 'read', { source: 'footnote://source/mine.txt' })
    expect(read.structuredContent?.text).toContain('San Telmo')
  })

  test('is told in words what it asked wrongly, and that it asks too often', async () => {
    const { client } = await open({ ANSWERS_PER_PERSON: '2' })
    expect(await call(client, 'ask', { question: ' ' })).toMatchObject({ isError: true })
    expect(await call(client, 'read', { source: 'none' })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('no such source') }],
    })
    expect(await call(client, 'ask', { question: QUESTION })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Try again in') }],
    })
    await expect(client.listResources()).rejects.toThrow('Try again in')
  })

  test('works no more once its token is revoked', async () => {
    const { app, client } = await open()
    await app.store.deleteToken('k1')
    await expect(client.listTools()).rejects.toThrow('There is no such token')
  })

  test('shares nothing with another that comes at the same time', async () => {
    const { app, address, client } = await open()
    const other = await connect(address, await tokenIn(app, 'k2'))
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        call(at % 2 === 0 ? client : other, 'read', {
          source: at % 2 === 0 ? 'ferry.txt' : 'mine.txt',
          start: at,
        }),
      ),
    )
    for (const [at, { structuredContent }] of asked.entries())
      expect(structuredContent).toMatchObject({
        start: at,
        source: `footnote://source/${at % 2 === 0 ? 'ferry' : 'mine'}.txt`,
      })
  })
})

describe('a request to /mcp', () => {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const accept = { accept: 'application/json, text/event-stream' }

  test('is answered by one JSON object', async () => {
    const { call: post } = await open()
    const { status, headers, json } = await post('/mcp', list, { headers: accept })
    expect([status, headers.get('content-type'), json.id]).toEqual([200, 'application/json', 1])
    expect(headers.get('mcp-session-id')).toBeNull()
  })

  test('that is no single message is refused', async () => {
    const { call: post } = await open()
    expect(await post('/mcp', [list, list], { headers: accept })).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('one message') } },
    })
    expect(await post('/mcp', { ...list, id: 'x'.repeat(70_000) }, { headers: accept })).toMatchObject({
      status: 413,
    })
    expect(await post('/mcp', undefined, { method: 'POST', body: '{', headers: accept })).toMatchObject({
      status: 400,
    })
    expect(await post('/mcp', { hello: 1 }, { headers: accept })).toMatchObject({ status: 400 })
    expect(await post('/mcp', list)).toMatchObject({ status: 406 })
  })

  test('from a page of another site is refused', async () => {
    const { call: post } = await open()
    const headers = { ...accept, origin: 'https://evil.example' }
    expect(await post('/mcp', list, { headers })).toMatchObject({ status: 403 })
  })
})
