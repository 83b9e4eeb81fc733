import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, uriOf } from '../../../src/platforms/programs/shapes.ts'
import { NO_SETTINGS, NODE_FLAGS } from '../../no-settings.ts'

const FERRY = `The old ferry of Maren Holt

The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day, in summer and in winter.

Captain Ida Solberg retired in May 2024 after thirty years at the helm. Nobody has replaced her yet.
`
const LONG = `A long report\n\n${'The harbour office counted every crate of timber that week. '.repeat(700)}\n`

const folder = mkdtempSync(join(tmpdir(), 'footnote-mcp-'))
const client = new Client({ name: 'test', version: '1' })

// The program as an assistant starts it, and the SDK's own client.
beforeAll(async () => {
  mkdirSync(join(folder, 'långt'))
  writeFileSync(join(folder, 'ferry.txt'), FERRY)
  writeFileSync(join(folder, 'långt/rapport 1.txt'), LONG)
  const args = [
    ...NODE_FLAGS,
    join(import.meta.dirname, '../../../bin/footnote.js'),
    'mcp',
    '--sources',
    folder,
  ]
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env: { ...NO_SETTINGS } }))
}, 60_000)
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
})

const call = async (name: string, given: Readonly<Record<string, unknown>>) => {
  const { structuredContent, isError, content } = await client.callTool({ name, arguments: given })
  const [first] = content as { type: string; text: string }[]
  return {
    data: structuredContent as never as Readonly<Record<string, never>>,
    isError,
    text: first?.text ?? '',
  }
}

describe('the tools', () => {
  test('are described, with schemas of what they take and give, and only read', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'find', 'read'])
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toBeTruthy()
      expect(inputSchema.type).toBe('object')
      expect(outputSchema?.type).toBe('object')
      expect(annotations?.readOnlyHint).toBe(true)
    }
    expect(client.getInstructions()).toContain('the sources don’t say')
  })

  test('answer in the source’s own words, at their place in its text', async () => {
    const { data } = await call('ask', { question: 'When was the Maren Holt ferry built?' })
    expect(data).toMatchObject({ status: 'answered', says: 'The first excerpt answers the question.' })
    const [first] = data.excerpts as never as {
      text: string
      start: number
      end: number
      source: string
      title: string
    }[]
    expect(first).toMatchObject({
      title: 'The old ferry of Maren Holt',
      source: 'footnote://source/ferry.txt',
    })
    expect(first?.text).toContain('built in Bergen in 1931')
    const { data: read } = await call('read', { source: first?.source })
    expect(String(read.text).slice(first?.start, first?.end)).toBe(first?.text)
  })

  test('follow up a question of the same thread, and of no other', async () => {
    await call('ask', { question: 'When was the Maren Holt ferry built?', thread: 'one' })
    const { data } = await call('ask', { question: 'And where?', thread: 'one' })
    expect(data.question).toBe('Where was the Maren Holt ferry built?')
    expect(await call('ask', { question: 'And where?', thread: 'two' })).toMatchObject({ isError: true })
    expect(await call('ask', { question: 'And where?' })).toMatchObject({ isError: true })
  })

  test('tell what they say of an answer in the language of the question', async () => {
    const { data } = await call('ask', { question: '¿Quién ganó el torneo de ajedrez de Reikiavik?' })
    expect(data).toMatchObject({ status: 'none', says: 'Las fuentes no lo dicen.' })
  })

  test('say that the sources don’t say', async () => {
    const { data } = await call('ask', { question: 'Who won the chess tournament in Reykjavik?' })
    expect(data).toMatchObject({ status: 'none', says: 'The sources don’t say.' })
    expect(data.unknownWords).toContain('chess')
  })

  test('find words, and read a long source in parts', async () => {
    const { data } = await call('find', { words: 'captain helm', limit: 3 })
    expect(data.passages).toHaveLength(1)
    let text = ''
    for (let next: number | undefined = 0; next !== undefined; ) {
      const { data: part } = await call('read', { source: 'långt/rapport 1.txt', start: next })
      text += part.text
      next = part.next
    }
    expect(text).toBe(LONG)
  })

  test('refuse what makes no sense in words', async () => {
    expect(await call('ask', { question: ' ' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('no question'),
    })
    expect(await call('read', { source: 'nothing' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('no such source'),
    })
    expect(await call('ask', { question: 'When?', excerpts: 99 })).toMatchObject({ isError: true })
  })
})

describe('the resources', () => {
  test('are the sources, each with its text as it was read', async () => {
    const { resources } = await client.listResources()
    expect(resources.map(({ name, title }) => [name, title])).toEqual([
      ['ferry.txt', 'The old ferry of Maren Holt'],
      ['långt/rapport 1.txt', 'A long report'],
    ])
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri })
      expect(contents).toEqual([{ uri, mimeType: 'text/plain', text: uri.includes('ferry') ? FERRY : LONG }])
    }
  })

  test('that are not there are an error that says so', async () => {
    await expect(client.readResource({ uri: 'footnote://source/none' })).rejects.toThrow('no such source')
    await expect(client.listResources({ cursor: 'x' })).rejects.toThrow('no cursor')
  })

  test('have addresses that name any id', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (id) => idOf(uriOf(id)) === id))
  })
})
