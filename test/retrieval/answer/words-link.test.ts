import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src/model.ts'
import { linkTarget } from '../../../src/platforms/discord/render/markdown.ts'
import { safeLink } from '../../../src/platforms/slack/render/text.ts'
import { linkToWords } from '../../../src/retrieval/answer/words-link.ts'
import { anyText } from '../../contracts/replies.ts'
import { sourceOf } from '../../texts.ts'

const URL_ = 'https://post.example/harbour'
const page = (paragraphs: readonly string[], more: Partial<Source> = {}): Source =>
  sourceOf('page', paragraphs, { url: URL_, ...more })

const linkTo = (source: Source, words: string): string | undefined => {
  const start = source.text.lastIndexOf(words)
  return linkToWords(source, { start, end: start + words.length })
}

describe('a link to words', () => {
  const SENTENCE =
    'The third pier opened on 4 May 2023, two years later than planned, and 41 ships have used it.'

  test('names the first and last words of a sentence, without the signs around them', () => {
    expect(linkTo(page(['Rain fell.', `“${SENTENCE}”`]), SENTENCE)).toBe(
      `${URL_}#:~:text=The%20third%20pier%20opened,ships%20have%20used%20it`,
    )
  })

  test('names all of a short one, and encodes what means something in a link', () => {
    expect(linkTo(page(['It is a re-opening, R&D says.']), 'It is a re-opening, R&D says.')).toBe(
      `${URL_}#:~:text=It%20is%20a%20re%2Dopening%2C%20R%26D%20says`,
    )
  })

  test('takes more words where fewer stand elsewhere, too', () => {
    const before = 'The third pier opened late. Most ships have used it.'
    expect(linkTo(page([before, SENTENCE]), SENTENCE)).toBe(
      `${URL_}#:~:text=The%20third%20pier%20opened%20on%204,ships%20have%20used%20it`,
    )
  })

  test('tells the same words apart by those before them', () => {
    const source = page(['Asked again, she said no.', 'Later that day, in the town hall, she said no.'])
    expect(linkTo(source, 'she said no.')).toBe(`${URL_}#:~:text=the%20town%20hall%2C-,she%20said%20no`)
    expect(linkTo(page(['She said no.', 'He asked her twice.', 'She said no.']), 'She said no.')).toBe(
      `${URL_}#:~:text=asked%20her%20twice.-,She%20said%20no`,
    )
    expect(linkTo(page(['No.', 'No.', 'No.']), 'No.')).toBeUndefined()
  })

  test('begins in the first paragraph of an excerpt and ends in its last', () => {
    const source = page([
      `${SENTENCE} It is long:`,
      'forty metres wide, three hundred metres long and nine metres above the water.',
    ])
    expect(linkToWords(source, { start: 0, end: source.text.length })).toBe(
      `${URL_}#:~:text=The%20third%20pier%20opened,metres%20above%20the%20water`,
    )
  })

  test('keeps the fragment of the address, and replaces a text that it opens at', () => {
    const source = (url: string) => linkTo(page(['She said no.'], { url }), 'She said no.')
    expect(source(`${URL_}#part-2`)).toBe(`${URL_}#part-2:~:text=She%20said%20no`)
    expect(source(`${URL_}#:~:text=other`)).toBe(`${URL_}#:~:text=She%20said%20no`)
  })

  test('opens a document at its page', () => {
    const pages = [
      { kind: 'page', number: 1, start: 0 },
      { kind: 'page', number: 2, start: 14 },
    ] as const
    expect(linkTo(page(['He said yes.', 'She said no.'], { pages }), 'She said no.')).toBe(`${URL_}#page=2`)
  })

  test.each([
    undefined,
    'mailto:a@b.example',
    'page.html',
    'ftp://a.example/b',
    `${URL_}/${'x'.repeat(1_990)}`,
  ])('is not made for %s', (url) => {
    const { url: _, ...without } = page(['She said no.'])
    const source = url === undefined ? without : { ...without, url }
    expect(linkToWords(source, { start: 0, end: 12 })).toBeUndefined()
  })
})

/** A source and a span of it. */
const anySpan = fc
  .record({
    paragraphs: fc.array(anyText(120), { minLength: 1, maxLength: 5 }),
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 200 }),
    url: fc.constantFrom(URL_, `${URL_}#top`, `${URL_}?q=a%20b#x(y)`, 'https://ñ.example/é~b'),
  })
  .filter(({ paragraphs }) => paragraphs.join('').length > 0)
  .map(({ paragraphs, from, length, url }) => {
    const source = page(paragraphs, { url })
    const start = from % source.text.length
    return { source, span: { start, end: Math.min(source.text.length, start + length) } }
  })

/** The text of a source and of a link, as a browser compares them. */
const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase()

describe('any link to words', () => {
  test('names words that stand in the text, in order, from those of the excerpt on', () => {
    let made = 0
    fc.assert(
      fc.property(anySpan, ({ source, span }) => {
        const link = linkToWords(source, span)
        if (link === undefined) return
        made += 1
        expect(link.length).toBeLessThanOrEqual(2_000)
        const [page_, directive = ''] = link.split(':~:text=')
        expect(new URL(page_ ?? '').origin).toBe(new URL(source.url ?? '').origin)
        const parts = directive.split(',').map((part) => folded(decodeURIComponent(part.replace(/-$/, ''))))
        expect(parts.length).toBeLessThanOrEqual(2)
        const text = folded(source.text)
        let at = 0
        for (const part of parts) {
          const found = text.indexOf(part, at)
          expect(found, part).toBeGreaterThanOrEqual(0)
          at = found + part.length
        }
      }),
      { numRuns: 1_000 },
    )
    expect(made).toBeGreaterThan(300)
  })

  test('is one link on every platform: nothing in it ends the markup around it', () => {
    fc.assert(
      fc.property(anySpan, ({ source, span }) => {
        const link = linkToWords(source, span)
        if (link === undefined) return
        expect(link).toMatch(/^[!-~]+$/)
        const [, directive = ''] = link.split(':~:text=')
        expect(directive).toMatch(/^(?:[\w.]|%[\dA-F]{2})+(?:-?,(?:[\w.]|%[\dA-F]{2})+)?$/)
        const [slack, discord] = [safeLink(link), linkTarget(link, 2_000)]
        if (slack !== undefined) expect(slack).toMatch(/^[^|<>\s"'`*]+:~:text=[^|<>\s"'`*~]+$/)
        expect(discord).toMatch(/^<[^<>\s]+:~:text=[^<>\s]+>$/)
        expect((slack ?? link).endsWith(directive) && discord?.endsWith(`${directive}>`)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
