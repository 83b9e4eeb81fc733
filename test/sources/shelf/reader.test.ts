import { readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { documentsOf, type FileContent, readDocuments, readOneFile } from '../../../src/sources/read/read.ts'
import type { FoundFile } from '../../../src/sources/read/walk.ts'
import { createReader, type Reader, readAll } from '../../../src/sources/shelf/reader.ts'
import type { ThreadLimits } from '../../../src/sources/shelf/thread.ts'
import { folderOf } from '../folder.ts'

const fileIn = (folder: string, name: string): FoundFile => {
  const path = join(folder, name)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 1
  return { path, name, kind: extname(name) as FoundFile['kind'], size, stamp: 's' }
}

const readerWith = (limits?: ThreadLimits): Reader => {
  const reader = createReader(limits)
  onTestFinished(reader.stop)
  return reader
}

const FILES = {
  'a.txt': 'The Road\n\nThe council closed the road on Monday.\n',
  'b.html': '<title>The Road</title><p>The council closed the road on Monday.</p>',
  'c.jsonl': `${Array.from({ length: 300 }, (_, n) => (n % 7 === 3 ? 'nope' : `{"id":${n % 250},"text":"Sentence ${n} of the collection."}`)).join('\n')}\n`,
  'd.md': '---\ntitle: A: b\n---\n\nWords.',
  'e.txt': '%PDF-1.4',
  'f.html': '',
  'g.html':
    '<p>The prices of the ferry:</p><table><tr><th>Line<th>Price<tr><td>North<td>45<tr><td>South<td>30</table>',
  'h.pdf': readFileSync(join(import.meta.dirname, '../../office-files/columns.pdf')),
}

describe('a thread', () => {
  test('reads any file as this thread does, with its problems in order', async () => {
    const folder = folderOf(FILES)
    const reader = readerWith()
    const files = [...Object.keys(FILES), 'nowhere.md'].map((name) => fileIn(folder, name))
    reader.prefetch(files)
    for (const file of files) {
      // Another file has the id of a line in the collection.
      const here = await readOneFile(file, new Map([['9', 'other.jsonl:1']]), documentsOf)
      expect(await readOneFile(file, new Map([['9', 'other.jsonl:1']]), reader.open)).toEqual(here)
    }
  })

  test('gives what a document settles to by itself', async () => {
    const reader = readerWith()
    const { documents } = await readOneFile(fileIn(folderOf(FILES), 'a.txt'), new Map(), reader.open)
    expect(documents.map((document) => reader.settled(document)?.source.title)).toEqual(['The Road'])
  })

  test('reads the next file after one was left in the middle', async () => {
    const folder = folderOf(FILES)
    const reader = readerWith()
    const log = { add: () => {}, all: () => [] }
    for await (const { id } of reader.open(fileIn(folder, 'c.jsonl'), log)) if (id === '5') break
    expect((await readOneFile(fileIn(folder, 'a.txt'), new Map(), reader.open)).documents).toHaveLength(1)
  })
})

describe('a file that is too much for the thread is a problem of that file only', () => {
  const page = `<p>${'<b>The sand.</b> '.repeat(40_000)}</p>`.repeat(2)
  const readBoth = async (limits: ThreadLimits): Promise<readonly FileContent[]> => {
    const folder = folderOf({ 'a.html': page, 'b.txt': FILES['a.txt'] })
    const files = ['a.html', 'b.txt'].map((name) => fileIn(folder, name))
    const reader = readerWith(limits)
    reader.prefetch(files)
    const contents: FileContent[] = []
    for (const file of files) contents.push(await readOneFile(file, new Map(), reader.open))
    return contents
  }

  test('because it takes too much memory', async () => {
    const [large, small] = await readBoth({ timeout: 60_000, memory: 24 })
    expect(large).toEqual({
      documents: [],
      problems: [
        {
          file: 'a.html',
          message:
            'a.html takes more memory to read than there is for one file: split it, or save its article alone.',
        },
      ],
      cacheScope: 'folder',
    })
    expect(small?.documents).toHaveLength(1)
  })

  test('because it takes too long', async () => {
    const folder = folderOf({ 'a.html': page })
    const reader = readerWith({ timeout: 1, memory: 500 })
    const { problems, cacheScope } = await readOneFile(fileIn(folder, 'a.html'), new Map(), reader.open)
    expect([problems.map(({ message }) => message), cacheScope]).toEqual([
      ['a.html takes too long to read: split it, or save its article alone.'],
      'folder',
    ])
  })
})

describe('bytes that were sent or fetched', () => {
  const page = Buffer.from('<title>The Road</title><p>The council closed the road on Monday.</p>')

  test('are read by what the sender says that they are, and have the link that they came from', async () => {
    const given = { name: 'road', kind: '.html', bytes: page, url: 'https://example.org/road' }
    const { documents, problems } = await readOneFile(given, new Map(), readerWith().openBytes)
    expect(problems).toEqual([])
    expect(documents.map(({ id, title, url }) => [id, title, url])).toEqual([
      ['road', 'The Road', 'https://example.org/road'],
    ])
  })

  test('are read by their name, or by themselves', async () => {
    const { openBytes } = readerWith()
    const titles: unknown[] = []
    for (const name of ['road.html', 'road', 'road.bin']) {
      const { documents } = await readOneFile({ name, bytes: page }, new Map(), openBytes)
      titles.push(documents[0]?.title)
    }
    expect(titles).toEqual(['The Road', 'The Road', 'The Road'])
  })

  test('are problems where they cannot be read, as files are', async () => {
    const { problems } = await readOneFile(
      { name: 'a.txt', bytes: Buffer.from('GIF89a\0\0') },
      new Map(),
      readerWith().openBytes,
    )
    expect(problems.map(({ message }) => message)).toEqual([
      'a.txt is not text (it looks like a GIF image): save its words as UTF-8 text.',
    ])
  })

  test('may be a collection', async () => {
    const bytes = Buffer.from(FILES['c.jsonl'])
    const { documents } = await readOneFile({ name: 'c.jsonl', bytes }, new Map(), readerWith().openBytes)
    expect(documents.length).toBe(221)
  })
})

test('a PDF that unpacks without end is a problem of that file only', { timeout: 60_000 }, async () => {
  const packed = deflateSync(Buffer.alloc(600 * 1024 * 1024, 'q '), { level: 1 })
  const bytes = Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj 4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
  const { openBytes } = readerWith({ timeout: 60_000, memory: 100, buffers: 100 })
  const { problems } = await readOneFile({ name: 'a.pdf', bytes }, new Map(), openBytes)
  expect(problems.map(({ message }) => message)).toEqual([
    'a.pdf takes more memory to read than there is for one file: split it, or save its article alone.',
  ])
  const next = await readOneFile({ name: 'b.txt', bytes: Buffer.from('The pier.') }, new Map(), openBytes)
  expect(next.documents).toHaveLength(1)
})

test('a folder that is read once comes out the same, although what may never end is read in a thread', async () => {
  const folder = folderOf(FILES)
  expect(await readAll(folder)).toEqual(await readDocuments(folder))
})
