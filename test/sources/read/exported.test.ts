import { copyFileSync, globSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShelfInMemory, Source } from '../../../src/model.ts'
import { exportedLine } from '../../../src/sources/read/exported.ts'
import { loadShelf } from '../../../src/sources/shelf/shelve.ts'
import { anyShelf } from '../../retrieval/any-texts.ts'
import { folderOf } from '../folder.ts'

const collectionOf = (sources: readonly Source[]): string =>
  sources.map((source) => `${exportedLine(source)}\n`).join('')

/** A shelf without the files that it was read from. */
const without = ({ sources, passages }: ShelfInMemory) => ({
  sources: sources.map(({ file: _, ...source }) => source),
  passages: passages.map(({ source, ...passage }) => ({ ...passage, source: source.id })),
})

/** The shelf that a folder with the export of another alone gives. */
const readAgain = async ({ sources }: ShelfInMemory): Promise<ShelfInMemory> =>
  (await loadShelf(folderOf({ 'export.jsonl': collectionOf(sources) }))).shelf

describe('an exported shelf, read again', () => {
  test('is the same: pages with furniture, scrapes, tables, Markdown, letters', async () => {
    const folder = folderOf({
      'letter.eml':
        'From: Ana <a@b.example>\nSubject: The pier\nDate: Mon, 3 Mar 2025 10:00:00 +0100\n\nIt opened on Monday.\n\nAna\n',
      'table.md':
        '# Ships\n\n| ship | cars |\n| --- | --- |\n| Calder | 40 |\n| Maren | 12 |\n\n## More\n\n- one\n- two\n',
      'talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ida>We sail at noon, and we are back by six.</v>\n',
    })
    mkdirSync(join(folder, 'more'))
    const root = join(import.meta.dirname, './', '..', '..')
    for (const file of globSync(['pages/*.html', 'scrapes/*.txt'], { cwd: root }))
      copyFileSync(join(root, file), join(folder, 'more', basename(file)))
    const { shelf } = await loadShelf(folder)
    expect(shelf.sources.length).toBeGreaterThan(20)
    expect(shelf.sources.some(({ blocks }) => blocks.some(({ kind }) => kind === 'furniture'))).toBe(true)
    const again = await readAgain(shelf)
    expect(without(again)).toEqual(without(shelf))
    // And once more: nothing drifts.
    expect(collectionOf(again.sources)).toBe(collectionOf(shelf.sources))
  })

  test('keeps the day on which a publisher withdrew an article', async () => {
    const line = { id: 'a', title: 'The pier', text: 'The pier opened on Monday.', withdrawn: '2026-11-05' }
    const { shelf } = await loadShelf(folderOf({ 'a.jsonl': JSON.stringify(line) }))
    expect(shelf.sources[0]?.withdrawn).toBe('2026-11-05')
    expect(without(await readAgain(shelf))).toEqual(without(shelf))
  })

  test('is the same, whatever its texts, titles and publishers are', async () => {
    await fc.assert(
      fc.asyncProperty(anyShelf, async (texts) => {
        const lines = Object.entries(texts).map(([id, { text, title, publisher, published }]) =>
          JSON.stringify({ id, text, title, publisher, date: published }),
        )
        const { shelf } = await loadShelf(folderOf({ 'any.jsonl': lines.join('\n') }))
        expect(without(await readAgain(shelf))).toEqual(without(shelf))
      }),
      { numRuns: 100 },
    )
  })
})

describe('blocks in a line of a collection', () => {
  const TEXT = 'The title\n\nA paragraph of the article, which says enough to stand alone.'
  const read = async (more: object): Promise<Source | undefined> => {
    const line = JSON.stringify({ id: 'a', title: 'T', lang: 'en', text: TEXT, ...more })
    return (await loadShelf(folderOf({ 'a.jsonl': line }))).shelf.sources[0]
  }
  const kinds = (source: Source | undefined) => source?.blocks.map(({ kind }) => kind)

  test('are taken as they are', async () => {
    const source = await read({
      blocks: [
        { kind: 'furniture', start: 0, end: 9 },
        { kind: 'quote', start: 11, end: TEXT.length },
      ],
    })
    expect(kinds(source)).toEqual(['furniture', 'quote'])
  })

  test.each<readonly [string, unknown]>([
    ['beyond the text', [{ kind: 'paragraph', start: 0, end: TEXT.length + 1 }]],
    [
      'out of order',
      [
        { kind: 'paragraph', start: 11, end: 20 },
        { kind: 'title', start: 0, end: 9 },
      ],
    ],
    [
      'over each other',
      [
        { kind: 'title', start: 0, end: 9 },
        { kind: 'quote', start: 5, end: 20 },
      ],
    ],
    ['without words', [{ kind: 'paragraph', start: 9, end: 11 }]],
    ['of no kind', [{ kind: 'advert', start: 0, end: 9 }]],
    ['that are none', [null, 3, 'x']],
    ['that are no list', { kind: 'paragraph', start: 0, end: 9 }],
    ['with half an offset', [{ kind: 'paragraph', start: 0.5, end: 9 }]],
  ])('are found anew where they are %s', async (_, blocks) => {
    expect(await read({ blocks })).toEqual(await read({}))
  })

  test('mark pages, as far as these are in order', async () => {
    const blocks = [{ kind: 'paragraph', start: 0, end: TEXT.length }]
    const pages = [
      { kind: 'page', number: 2, start: 0 },
      { kind: 'page', number: 3, start: 11 },
    ]
    expect((await read({ blocks, pages }))?.pages).toEqual(pages)
    expect((await read({ blocks, pages: pages.toReversed() }))?.pages).toBeUndefined()
  })
})
