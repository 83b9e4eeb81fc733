import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../src/sources/document.ts'
import { decodePage } from '../../../../src/sources/read/decode.ts'
import { readHtml } from '../../../../src/sources/read/formats/html.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { shown } from '../../offsets.ts'

const read = (html: string): Document & { shown: string[]; problems: string[] } => {
  const log = problemLog('a.html')
  const document = readHtml(html, 'a.html', log)
  const problems = log.all().map(({ message }) => message)
  return { ...document, shown: shown(document.text, document.blocks), problems }
}

const page = (name: string): string => readFileSync(join(import.meta.dirname, '../../../pages', name), 'utf8')

/** The blocks of a page that may be quoted. */
const body = ({ shown }: { shown: string[] }): string[] =>
  shown.filter((block) => !block.startsWith('furniture'))

describe('a news article', () => {
  const article = read(page('harbour-news.html'))

  test('keeps every block of its body in order', () => {
    expect(body(article).map((block) => block.slice(0, 44))).toEqual([
      'paragraph: After eleven years of delay, coun',
      'paragraph: The council of Port Maren voted 1',
      'paragraph: The work will cost £64 million — ',
      'quote: “A harbour that ships cannot enter is',
      'heading: Who pays',
      'paragraph: Under the plan, half of the money',
      'paragraph: The levy will apply to:',
      'item: pleasure boats longer than eight metre',
      'item: fishing boats that are registered else',
      'item: houseboats, unless the owner lives on ',
      'heading: What the neighbours fear',
      'paragraph: Fishing families on the north qua',
      'paragraph: Year | Depth | Ships',
      'paragraph: 1998 | 8.9 m | 312',
      'paragraph: 2024 | 5.1 m | 47',
      'paragraph: “Nobody has told us which field i',
      'paragraph: Short answer: no.',
      'paragraph: A final reading of the by-law is ',
      'paragraph: Additional reporting by Jun Sato',
    ])
  })

  test('leaves out navigation, share buttons, teasers, forms, scripts and styles', () => {
    expect(article.text).not.toMatch(
      /Skip|Politics|Facebook|Read more|lighthouse|briefing|Sign up|Most read|swan|More from|Bridge toll|rights reserved|words/,
    )
  })

  test('marks the caption of a picture as furniture', () => {
    expect(article.shown).toContain(
      'furniture: Cranes stand over the silted basin. Photograph: D. Varga/Estuary Post',
    )
  })

  test('says what its JSON-LD says, with the day as written', () => {
    expect(article).toMatchObject({
      title: 'Port city votes to dredge its old harbour',
      publisher: 'The Estuary Post',
      author: 'Marta Quill, Owen Pryce',
      published: '2025-11-18',
      language: 'en',
      url: 'https://news.example.org/2025/11/harbour-dredging-vote.html',
    })
  })
})

test('a page with a @graph names author and publisher by reference, and no teaser of a list', () => {
  const article = read(page('graph-magazine.html'))
  expect(article).toMatchObject({
    title: 'How a village learned to love its bats',
    publisher: 'Field & Fen',
    author: 'Róisín Hale',
    published: '2024-05-01',
    url: 'https://fieldandfen.example/bats/',
  })
  expect(body(article)).toHaveLength(7)
  expect(article.text).toContain('1,460 in 2023, which')
  expect(article.text).not.toMatch(/Tweet|Lovely piece|eel catcher|Birds|Contact/)
})

test('in a page laid out with tables, two line breaks begin a paragraph', () => {
  const article = read(page('breaks-blog.html'))
  expect(article).toMatchObject({ author: 'H. Lindqvist', published: '2009-03-03' })
  expect(body(article).map((block) => block.slice(0, 30))).toEqual([
    'paragraph: The night the depot',
    'paragraph: The water came in a',
    'paragraph: I was on my own tha',
    'paragraph: In the morning the ',
    'paragraph: Car 7 never ran aga',
  ])
})

test('a page without an article is read whole, except navigation and footer', () => {
  expect(read(page('no-article.html')).shown).toEqual([
    'title: Opening hours',
    'paragraph: Day | Hours',
    'paragraph: Monday | closed',
    'paragraph: Tuesday | 9 to 17',
    'paragraph: Ring twice.',
  ])
})

test('a Spanish page in windows-1252 keeps its accents and quotation marks', () => {
  const bytes = Buffer.from(page('puente-es.html').replaceAll('–', '\x96'), 'latin1')
  const article = read(decodePage(bytes, 'a.html', problemLog('a.html')))
  expect(article).toMatchObject({
    title: 'El puente de Quillay reabrirá en otoño',
    author: 'Íñigo Peñaloza',
    published: '2023-04-14',
    language: 'es',
  })
  expect(body(article)).toHaveLength(4)
  expect(article.text).toContain('«Ningún niño')
  expect(article.text).toContain('– un 15 % más de lo previsto –')
})

describe('words of a page', () => {
  test.each([
    [
      'a title without the name of its site',
      '<title>The Road - The Post</title><meta property="og:site_name" content="The Post">',
      { title: 'The Road' },
    ],
    [
      'a heading that its title only adds to',
      '<title>The Upper Road :: Post</title><h1>The Upper Road</h1>',
      { title: 'The Upper Road' },
    ],
    [
      'a date that it shows',
      '<article><time datetime="2024-02-01T10:00">Feb</time></article>',
      { published: '2024-02-01' },
    ],
    [
      'where a browser saved it from',
      '<!-- saved from url=(0020)https://x.example/a -->',
      { url: 'https://x.example/a' },
    ],
    [
      'entities that were escaped twice',
      '<meta name="author" content="Ana &amp;amp; Bo">',
      { author: 'Ana & Bo' },
    ],
  ])('say %s', (_, head, fields) => {
    expect(read(`<html><head></head><body>${head}<p>Words.</p></body></html>`)).toMatchObject(fields)
  })

  test.each([
    '<html lang="es"><p>One.<p>Two.',
    '<html lang="es"><head><title>T</title><p>One.</p><p>Two.</p>',
    '<!-- <html> --><!DOCTYPE html>\n<HTML LANG="es"><BODY><P>One.</BODY></HTML><P>Two.',
    '<?xml version="1.0"?><!DOCTYPE html><html lang="es"><body><p>One.</p><p>Two.</p></body></html>',
  ])('are read without optional tags: %s', (html) => {
    expect(read(html)).toMatchObject({ text: 'One.\n\nTwo.', language: 'es' })
  })

  test('a link that does not lead to the web is left out', () => {
    expect(read('<link rel="canonical" href="javascript:alert(1)"><p>Words.</p>').url).toBeUndefined()
  })

  test('white space is collapsed except in <pre>, and no-break spaces stay', () => {
    expect(
      read('<p>One <b> two</b>\n\n <i>three</i>\u00a0%<span>!</span></p><pre>a\n\n  b</pre>').shown,
    ).toEqual(['paragraph: One two three\u00a0%!', 'paragraph: a\n\n  b'])
  })

  test('a form that contains the whole page is read', () => {
    expect(read('<form id="aspnet"><h1>Road</h1><p>Words of it.</p></form>').text).toContain('Words of it.')
    expect(read('<p>Words.</p><form><p>Subscribe now.</p></form>').text).toBe('Words.')
  })

  test('hidden elements are left out', () => {
    expect(
      read('<p>Words.</p><p hidden>a</p><p style="display: none">b</p><div role="navigation">c</div>').text,
    ).toBe('Words.')
  })

  test('a standfirst in a header, which Readability drops, is put back', () => {
    const lead = 'After eleven years of delay, the councillors chose the costlier of two plans.'
    const prose =
      'The council voted, after a long night, to close the road, the bridge, and the ferry, it said. '.repeat(
        4,
      )
    const html = `<article><div class="header"><p>${lead}</p></div><div>${`<p>${prose}</p>`.repeat(4)}</div></article>`
    expect(read(html).shown[0]).toBe(`paragraph: ${lead}`)
  })
})

test('the footer of a quotation is read, because it says who is quoted, and that of a page is not', () => {
  const { shown } = read(
    `<article><p>${'The mill grinds rye for the whole valley. '.repeat(5)}</p><blockquote><p>The oven is too small.</p>` +
      `<footer>— <cite>Petra Koch</cite></footer></blockquote></article><footer>All rights reserved</footer>`,
  )
  expect(shown.slice(1)).toEqual(['quote: The oven is too small.', 'quote: — Petra Koch'])
})
