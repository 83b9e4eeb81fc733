import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FIXTURES } from '../../../../../bench/documents/office.ts'
import type { Block } from '../../../../../src/model.ts'
import type { Document } from '../../../../../src/sources/document.ts'
import { readPdf } from '../../../../../src/sources/read/formats/pdf/pdf.ts'
import { problemLog } from '../../../../../src/sources/read/problems.ts'

const FILES = join(import.meta.dirname, '../../../../office-files')
const bytesOf = (name: string): Uint8Array => readFileSync(join(FILES, name))
const read = (name: string): Promise<Document> => readPdf(bytesOf(name), name, problemLog(name))

const wordsOf = ({ text, blocks }: Document, ...kinds: readonly Block['kind'][]): readonly string[] =>
  blocks.filter(({ kind }) => kinds.includes(kind)).map(({ start, end }) => text.slice(start, end))

const partsOf = (name: string) =>
  FIXTURES.find(([format, known]) => `${known.name}.${format}` === name)?.[1].parts ?? []

describe('a PDF', () => {
  test('in two columns is read one after the other, its paragraphs whole over columns and pages', async () => {
    const paragraphs = partsOf('columns.pdf').flatMap((part) =>
      part.kind === 'paragraph' ? [part.words] : [],
    )
    expect(wordsOf(await read('columns.pdf'), 'paragraph')).toEqual(expect.arrayContaining(paragraphs))
  })

  test('has the headings that are set larger, in their levels', async () => {
    const document = await read('columns.pdf')
    const headings = document.blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ start, end, level }) => [level, document.text.slice(start, end)])).toEqual([
      [1, document.title],
      ...partsOf('columns.pdf').flatMap((part) =>
        part.kind === 'heading' ? [[part.level + 1, part.words]] : [],
      ),
    ])
  })

  test('has its lists as items, without their marks', async () => {
    const items = partsOf('columns.pdf').flatMap((part) => (part.kind === 'list' ? part.items : []))
    expect(wordsOf(await read('columns.pdf'), 'item')).toEqual(items)
  })

  test('has its running heads and page numbers as furniture, and its footnotes whole', async () => {
    const document = await read('columns.pdf')
    expect(new Set(wordsOf(document, 'furniture'))).toEqual(
      new Set([`Gull Point papers, ${document.title}`, '1', '2']),
    )
    const notes = partsOf('columns.pdf').flatMap((part) =>
      part.kind === 'paragraph' && part.note !== undefined ? [part.note] : [],
    )
    expect(notes.length).toBeGreaterThan(0)
    expect(wordsOf(document, 'paragraph')).toEqual(expect.arrayContaining(notes))
  })

  test('has the rows of a table that goes on on the next page, under one header', async () => {
    const document = await read('report.pdf')
    const rows = document.blocks.filter(({ row }) => row !== undefined)
    const known = partsOf('report.pdf').flatMap((part) => (part.kind === 'table' ? part.rows : []))
    expect(rows.map(({ start, end }) => document.text.slice(start, end))).toEqual(
      known.map((row) => row.join(' | ')),
    )
    expect(rows.filter(({ row }) => row === 'header')).toHaveLength(2)
  })

  test('knows where each of its pages begins', async () => {
    const { text, pages } = await read('report.pdf')
    expect(pages?.map(({ kind, number }) => [kind, number])).toEqual([
      ['page', 1],
      ['page', 2],
      ['page', 3],
    ])
    // The second page begins within a cell's row, the third with a heading.
    expect(text.slice(pages?.[2]?.start).startsWith('Environmental considerations')).toBe(true)
  })

  test('has the title, the author and the day of its properties', async () => {
    const { title, author, created } = await read('columns.pdf')
    expect([title, author]).toEqual(['Measurements of the underwater infrastructure (2002)', 'Ruth Okafor'])
    expect(created).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('that is cut off says so', async () => {
    const cut = bytesOf('columns.pdf').subarray(0, 2_000)
    await expect(readPdf(cut, 'a.pdf', problemLog('a.pdf'))).rejects.toThrow(
      'a.pdf is not a whole PDF (it is damaged or cut off): get it again.',
    )
  })

  test('that needs a password says so', async () => {
    await expect(read('locked.pdf')).rejects.toThrow(
      'locked.pdf is locked with a password: save it without one.',
    )
  })

  test('of more pages than are read says up to which it was', async () => {
    const log = problemLog('a.pdf')
    const { pages } = await readPdf(bytesOf('report.pdf'), 'a.pdf', log, 2)
    expect(pages?.map(({ number }) => number)).toEqual([1, 2])
    expect(log.all().map(({ message }) => message)).toEqual([
      'a.pdf has 3 pages, and those up to 2 were read: split it.',
    ])
  })

  test('without words says that its pages are pictures', async () => {
    const empty = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    )
    await expect(readPdf(empty, 'scan.pdf', problemLog('scan.pdf'))).rejects.toThrow(
      'scan.pdf has no words: its pages are pictures',
    )
  })
})
