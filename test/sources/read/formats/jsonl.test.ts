import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../src/sources/document.ts'
import { readJsonl } from '../../../../src/sources/read/formats/jsonl.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { folderOf } from '../../folder.ts'
import { expectSound, shown } from '../../offsets.ts'

const read = async (file: string | Uint8Array): Promise<{ documents: Document[]; problems: string[] }> => {
  const log = problemLog('c.jsonl')
  const path = join(folderOf({ 'c.jsonl': file }), 'c.jsonl')
  const documents = await Array.fromAsync(readJsonl(path, 'c.jsonl', log))
  return { documents, problems: log.all().map(({ message }) => message) }
}

const line = (fields: object): string => `${JSON.stringify(fields)}\n`

describe('a collection', () => {
  test('has one document a line, with its fields and line number', async () => {
    const fields = {
      title: 'The Road',
      url: 'https://x.example/',
      publisher: 'Post',
      author: 'Ana',
      date: 'May 2, 2024',
      lang: 'es-CL',
    }
    const { documents, problems } = await read(
      `${line({ id: 'a', text: 'One.' })}\n${line({ id: 7, text: 'Two.', ...fields })}`,
    )
    expect(problems).toEqual([])
    expect(documents).toEqual([
      { id: 'a', file: 'c.jsonl:1', text: 'One.', blocks: [{ kind: 'paragraph', start: 0, end: 4 }] },
      {
        id: '7',
        title: 'The Road',
        publisher: 'Post',
        author: 'Ana',
        published: '2024-05-02',
        language: 'es',
        url: 'https://x.example/',
        file: 'c.jsonl:3',
        text: 'Two.',
        blocks: [{ kind: 'paragraph', start: 0, end: 4 }],
      },
    ])
  })

  test('finds the blocks of a text with several lines', async () => {
    const { documents } = await read(line({ id: 'a', text: 'Expect:\n- sand\n- salt\n' }))
    expect(documents.flatMap(({ text, blocks }) => shown(text, blocks))).toEqual([
      'paragraph: Expect:',
      'item: sand',
      'item: salt',
    ])
  })

  test('names each bad line and reads the rest', async () => {
    const { documents, problems } = await read(
      `{"id": "a", \u001b[31m}\n${line({ text: 'No id.' })}${line({ id: 'b' })}${line({ id: 'c', text: '  ' })}[1]\n${line({ id: 'd', text: 'Good.' })}{"id":"e","te`,
    )
    expect(documents.map(({ id }) => id)).toEqual(['d'])
    expect(problems).toEqual([
      'c.jsonl line 1 is not JSON (from character 13 on): write one {"id": …, "text": …} object a line.',
      'c.jsonl line 2 has no id: give each line an "id" of its own.',
      'c.jsonl line 3 has no text: put its words in "text".',
      'c.jsonl line 4 has no text: put its words in "text".',
      'c.jsonl line 5 is not an object: write one {"id": …, "text": …} a line.',
      expect.stringMatching(/^c\.jsonl line 7 is not JSON/),
    ])
  })

  test('keeps 20 problems, and counts the rest', async () => {
    const { problems } = await read('no\n'.repeat(1025))
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toBe('c.jsonl has 1,005 more lines like these.')
  })

  test('skips a line of more than 32 MB', async () => {
    const { documents, problems } = await read(
      `${line({ id: 'a', text: 'x'.repeat(34_000_000) })}${line({ id: 'b', text: 'y'.repeat(3_000_000) })}`,
    )
    expect(documents.map(({ id, text }) => [id, text.length])).toEqual([['b', 3_000_000]])
    expect(problems).toEqual(['c.jsonl line 1 is longer than 32 MB: split the text into several.'])
  })

  test('names a line that is not UTF-8', async () => {
    const { documents, problems } = await read(
      Buffer.concat([Buffer.from([0x22, 0xf1, 10]), Buffer.from(line({ id: 'a', text: 'ñ' }))]),
    )
    expect(documents).toHaveLength(1)
    expect(problems).toEqual(['c.jsonl line 1 is not UTF-8 (byte 2 of the line): save the file as UTF-8.'])
  })

  test('may be UTF-16 or carry a byte order mark', async () => {
    const text = line({ id: 'a', text: 'Señal “x”' })
    for (const file of [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`)])
      expect((await read(file)).documents[0]?.text).toBe('Señal “x”')
  })

  test('replaces lone surrogates and NULs without moving anything', async () => {
    const { documents } = await read('{"id":"a","text":"x\\ud800y\\u0000z"}')
    expect(documents[0]?.text).toBe('x\ufffdy\ufffdz')
  })
})

test('any text stays as it was written, and its blocks are sound', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .map((words) => `x${words.replaceAll('\0', '')}`)
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('\n', '\r\n'),
      async (texts, end) => {
        const { documents } = await read(
          texts.map((words, id) => JSON.stringify({ id, text: words })).join(end),
        )
        expect(documents.map((document) => document.text)).toEqual(texts)
        for (const document of documents) expectSound(document.text, document.blocks)
      },
    ),
    { numRuns: 60 },
  )
})
