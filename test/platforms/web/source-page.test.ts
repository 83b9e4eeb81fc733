import fc from 'fast-check'
import { html } from 'hono/html'
import { describe, expect, test } from 'vitest'
import type { Reading } from '../../../src/commands/reading/read-source.ts'
import { messagesFor } from '../../../src/messages/catalogue.ts'
import type { Block, BlockKind, Source } from '../../../src/model.ts'
import type { PageContext } from '../../../src/platforms/web/pages/page.ts'
import { sourcePage } from '../../../src/platforms/web/pages/source-page.ts'
import { entriesOf, partsOf, renderText } from '../../../src/platforms/web/render/source-text.ts'
import { exactWords } from '../../../src/platforms/web/render/text.ts'
import { anyText } from '../../contracts/replies.ts'
import { sourceOf } from '../../texts.ts'
import { attributeOf, elementsOf, hasClass, intrusionsIn, textOf } from './html.ts'

const messages = messagesFor('en')
const CONTEXT: PageContext = {
  speech: 'en',
  messages,
  nonce: 'n',
  assets: { script: '/assets/a.js', style: '/assets/a.css', icon: '/assets/a.svg' },
}

const pageOf = (source: Source, more: Partial<Reading> = {}, part = 1): string =>
  String(sourcePage({ source, reference: '~0123456789ab.abcdef', earlier: [], ...more }, { part }, CONTEXT))

/** A source of blocks of any kind and text, one on each line. */
const anySource: fc.Arbitrary<Source> = fc
  .record({
    title: anyText(40),
    parts: fc.array(
      fc.record(
        {
          words: anyText(60),
          kind: fc.constantFrom<BlockKind>('title', 'heading', 'paragraph', 'item', 'quote', 'furniture'),
          level: fc.integer({ min: 1, max: 6 }),
          row: fc.constantFrom('header' as const, 'row' as const),
        },
        { requiredKeys: ['words', 'kind'] },
      ),
      { maxLength: 12 },
    ),
    url: fc.constantFrom('https://post.example/a?b=<c>', 'javascript:alert(1)', 'data:text/html,x'),
    publisher: anyText(30),
  })
  .map(({ title, parts, url, publisher }) => {
    const blocks: Block[] = []
    let text = ''
    for (const { words, kind, level, row } of parts) {
      const start = text.length
      text += words
      blocks.push({
        kind,
        start,
        end: text.length,
        ...(kind === 'heading' && level !== undefined && { level }),
        ...(kind === 'paragraph' && row !== undefined && { row }),
      })
      text += '\n'
    }
    return { id: 's', title, publisher, url, language: 'en', text, blocks }
  })

/** The pieces of the text that a page has, by their offsets, as a browser holds them. */
const piecesOf = (page: string): ReadonlyMap<number, string> =>
  new Map(
    elementsOf(page).flatMap((element) => {
      const at = attributeOf(element, 'data-at')
      return at === undefined ? [] : [[Number(at), textOf(element)] as const]
    }),
  )

describe('the page of a source', () => {
  test('has every piece of its text letter for letter at its offset, and makes nothing else of it', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const page = pageOf(source)
        expect(intrusionsIn(page)).toEqual([])
        for (const [at, piece] of piecesOf(page)) {
          expect(exactWords(source.text).slice(at, at + piece.length)).toBe(piece)
        }
      }),
      { numRuns: 2_000 },
    )
  }, 120_000)

  test('leaves out no word of the body', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const pieces = piecesOf(pageOf(source))
        for (const { kind, row, start, end } of source.blocks) {
          if (kind === 'title' || row !== undefined) continue
          expect(pieces.get(start)).toBe(exactWords(source.text.slice(start, end)))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('keeps the length of any text', () => {
    fc.assert(fc.property(anyText(200), (text) => exactWords(text).length === text.length))
    expect(exactWords('a\u202eb\u0000c\r\nd')).toBe('a\u200bb\ufffdc \nd')
  })

  test('sets a table out in cells, with its header', () => {
    const rows = ['Port | Ships | Year', 'Arica | 41 | 2019', 'Iquique | 7']
    const source = sourceOf('s', rows)
    const table = {
      ...source,
      blocks: source.blocks.map((block, at) => ({
        ...block,
        row: at === 0 ? ('header' as const) : ('row' as const),
      })),
    }
    const page = pageOf(table)
    const cells = elementsOf(page).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    expect(cells.map((cell) => [cell.tagName, textOf(cell), attributeOf(cell, 'colspan')])).toEqual([
      ['th', 'Port', undefined],
      ['th', 'Ships', undefined],
      ['th', 'Year', undefined],
      ['td', 'Arica', undefined],
      ['td', '41', undefined],
      ['td', '2019', undefined],
      ['td', 'Iquique', undefined],
      ['td', '7', '2'],
    ])
    for (const cell of cells)
      expect(source.text.slice(Number(attributeOf(cell, 'data-at')))).toMatch(new RegExp(`^${textOf(cell)}`))
  })

  test('folds away what is not the article, and says how much that is', () => {
    const source = sourceOf('s', ['Sign up here.', 'Share this.', 'The ferry sails.'])
    const folded = {
      ...source,
      blocks: source.blocks.map((block, at) => (at < 2 ? { ...block, kind: 'furniture' as const } : block)),
    }
    const [fold] = elementsOf(pageOf(folded)).filter((element) => hasClass(element, 'furniture'))
    expect(fold && textOf(fold)).toBe('2 lines of the page that are not the articleSign up here.Share this.')
  })

  test('skips no level of headings, whatever the source does', () => {
    fc.assert(
      fc.property(anySource, ({ blocks, ...source }) => {
        const levels = entriesOf({ ...source, blocks }, blocks).map(({ level }) => level)
        levels.forEach((level, at) => {
          expect(level).toBeLessThanOrEqual(at === 0 ? 2 : (levels[at - 1] ?? 0) + 1)
        })
      }),
    )
  })

  test('marks where the pages of a document begin', () => {
    const source = sourceOf('s', ['On the first.', 'On the second.'])
    const pages = [
      { kind: 'page' as const, number: 1, start: 0 },
      { kind: 'page' as const, number: 2, start: 15 },
    ]
    const drawn = elementsOf(String(html`${renderText({ ...source, pages }, source.blocks, [], messages)}`))
    const lines = drawn.filter(({ tagName }) => tagName === 'p')
    expect(lines.map(textOf)).toEqual(['p. 1', 'On the first.', 'p. 2', 'On the second.'])
  })

  test('has its text in stretches of about the same length, of which a browser lays out those in view', () => {
    const source = sourceOf(
      's',
      Array<string>(60).fill('The towpath runs below the elms. '.repeat(12).trim()),
    )
    const page = pageOf(source)
    const lengths = elementsOf(page)
      .filter((element) => hasClass(element, 'stretch'))
      .map((element) => textOf(element).length)
    expect(lengths.length).toBeGreaterThan(5)
    for (const length of lengths.slice(0, -1)) expect(Math.abs(length - 2_500)).toBeLessThan(400)
    expect(piecesOf(page).size).toBe(source.blocks.length)
  })

  test('says of an earlier text until when it was so, and leads to the present one', () => {
    const source = sourceOf('s', ['It cost four euros.'])
    const until = Date.UTC(2026, 2, 4)
    const page = pageOf(source, {
      until,
      present: '~0123456789ab.000000',
      earlier: [{ reference: '~0123456789ab.abcdef', until }],
    })
    expect(page).toContain('This is how it was until 4 March 2026.')
    expect(page).toContain('href="/s/0123456789ab.000000"')
    expect(
      elementsOf(page)
        .filter((element) => attributeOf(element, 'aria-current') === 'page')
        .map(textOf),
    ).toEqual(['Until 4 March 2026'])
  })

  test('shows a long text in parts, and names where each begins', () => {
    const source = sourceOf(
      's',
      Array.from({ length: 30 }, (_, at) => `${at} ${'The tide comes in. '.repeat(4_000)}`),
    )
    const parts = partsOf(source)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.flat()).toEqual(source.blocks)
    const page = pageOf(source, {}, 2)
    expect(page).toContain(`Part 2 of ${parts.length}`)
    expect([...piecesOf(page).keys()]).toEqual(parts[1]?.map(({ start }) => start))
    const starts = parts.map(([first]) => first?.start ?? 0)
    expect(page).toContain(`data-parts="${starts.join(' ')}"`)
  })
})
