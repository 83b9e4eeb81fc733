import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../src/sources/read/formats/html.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { settle } from '../../../../src/sources/shelf/settle.ts'

/** What people met in saved pages. The texts are our own. */

const RISE =
  'The port authority of Gull Point raised harbour dues to twelve percent on Monday, its first rise in nine years.'
const COST = 'Fishermen said the rise would cost a boat of average size four thousand dollars a year.'
const VOTE = 'Council leader Ines Valverde promised a second vote in May, after the season’s accounts are in.'
const STORY = [RISE, COST, VOTE].map((words) => `<p>${words}</p>`).join('')

const read = (html: string) => readHtml(html, 'p.html', problemLog('p.html'))
/** The words of a page that can be quoted, as a source on a shelf. */
const bodyOf = (html: string): string => {
  const [source] = settle([read(html)])
  return (source?.blocks ?? [])
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item')
    .map(({ start, end }) => source?.text.slice(start, end))
    .join('\n')
}
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Harbour dues rise</title>${head}</head><body>${body}</body></html>`

describe('the story is found', () => {
  test.each([
    ['behind the end of the body', `<html><body><p>Menu</p></body></html><article>${STORY}</article>`],
    ['in a second body', `<html><body></body><body><article>${STORY}</article></body></html>`],
    [
      'below a script between head and body',
      `<html><head></head><script>a()</script><body><article>${STORY}</article></body></html>`,
    ],
    [
      'below a heading that is not closed',
      page(`<article><h1>Harbour dues rise<p>${RISE}<p>${COST}<p>${VOTE}</article>`),
    ],
    ['in <noscript>, where nothing else has any', page(`<h1>Harbour dues</h1><noscript>${STORY}</noscript>`)],
    [
      'beside a teaser that is the only <article>',
      page(
        `<h1>Dues</h1><div class="story">${STORY}<p>${VOTE} ${COST}</p></div><article><a href="/x">Nine boats of Gull Point to see this summer</a></article>`,
      ),
    ],
  ])('%s', (_where, html) => {
    const body = bodyOf(html)
    for (const words of [RISE, COST, VOTE]) expect(body).toContain(words)
  })

  test('in captions with headings, as picture stories have it', () => {
    const slide = (name: string, words: string) =>
      `<figure><img src="x.jpg"><figcaption><h2>${name}</h2><p>${words}</p></figcaption></figure>`
    const body = bodyOf(
      page(
        `<article><h1>Boats</h1><p>${COST}</p>${slide('1. The Albatross', RISE)}${slide('2. The Gull', VOTE)}</article>`,
      ),
    )
    expect(body).toContain(RISE)
    expect(body).toContain(VOTE)
    expect(
      bodyOf(page(`<article>${STORY}<figure><figcaption>A boat.</figcaption></figure></article>`)),
    ).not.toContain('A boat.')
  })

  test('in Chinese, without the menus around it', () => {
    const menu = ['首页', '新闻', '国内', '国际', '财经']
      .map((word) => `<li><a href="#">${word}</a></li>`)
      .join('')
    const story = '海鸥角港务局星期一把港口费提高到百分之十二，这是九年来的第一次上涨，渔民们对此表示不满。'
    const rest = '这笔钱用来疏浚航道，因为航道每年冬天都会淤塞，港长说两条工作船也要靠这笔钱来修理。'
    const body = bodyOf(
      `<html lang="zh"><body><div><ul>${menu}</ul></div><div class="a"><h1>港口费上涨</h1>${`<p>${story}</p><p>${rest}</p>`.repeat(2)}</div></body></html>`,
    )
    expect(body).toContain(story)
    expect(body).not.toContain('财经')
  })

  test('with a standfirst that is set as a heading, which can be quoted', () => {
    expect(
      bodyOf(page(`<article><h1>Dues</h1><h2>${RISE}</h2><p>${COST}</p><p>${VOTE}</p></article>`)),
    ).toContain(RISE)
    const section = bodyOf(
      page(`<article><h1>Dues</h1><p>${RISE}</p><h2>What the council said</h2><p>${VOTE}</p></article>`),
    )
    expect(section).not.toContain('What the council said')
  })

  test('without the offer of a paywall', () => {
    const wall = `<div class="w"><p>This article is for subscribers only.</p><p>You have read 3 of 3 free articles this month. Your first month costs 1 dollar, and you may leave at any time.</p><p>Already a member? Sign in here to go on reading this story.</p></div>`
    const body = bodyOf(page(`<article><h1>Dues</h1>${STORY}${wall}</article>`))
    expect(body).toContain(VOTE)
    expect(body).not.toMatch(/subscribers|first month|member/)
  })
})

describe('the author is read', () => {
  const author = (mark: string) => read(page(`<article><h1>Dues</h1>${mark}${STORY}</article>`)).author

  test.each([
    ['<span itemprop="author"><span itemprop="name">Ana Ruiz</span></span>', 'Ana Ruiz'],
    ['<a rel="author" href="/ana">Ana Ruiz</a>', 'Ana Ruiz'],
    ['<p class="byline">By Ana Ruiz, Staff Writer</p>', 'Ana Ruiz'],
    ['<div class="post-author">By <a href="/a">Ana María Ruiz</a>, 9 April 2021</div>', 'Ana María Ruiz'],
    ['<p class="byline">Por Ana Ruiz | 9 de abril</p>', 'Ana Ruiz'],
    ['<p class="byline">By ANA RUIZ March 9, 2021</p>', 'ANA RUIZ'],
  ])('where the page marks one: %s', (mark, name) => expect(author(mark)).toBe(name))

  test.each([
    '<p class="byline">9 April 2021</p>',
    '<p class="author">Follow the author</p>',
    '<p class="authority">Port Authority</p>',
    '<div class="comments"><span class="author">Mad Max</span></div>',
    '<div class="related"><span class="byline">By Luis Mora</span></div>',
  ])('and not where something else is marked: %s', (mark) => expect(author(mark)).toBeUndefined())

  test('from JSON in a CDATA section, with commas too many', () => {
    const json = '{"@type": "NewsArticle",\n "author": [{"@type": "Person", "name": "Ana\nRuiz",}], }'
    const head = `<script type="application/ld+json">\n<![CDATA[\n${json}\n]]>\n</script>`
    expect(read(page(`<article>${STORY}</article>`, head)).author).toBe('Ana Ruiz')
  })
})

describe('the date is that of publication', () => {
  test.each([
    [
      '<time datetime="2021-05-01" class="updated">1 May</time> <time datetime="2021-04-09">9 April</time>',
      '2021-04-09',
    ],
    [
      '<p>Updated: <time datetime="2021-05-01">1 May</time></p><p><time datetime="2021-04-09">9 April</time></p>',
      '2021-04-09',
    ],
    ['<abbr class="published" title="2021-04-09T00:23:00-04:00">12:23 AM</abbr>', '2021-04-09'],
  ])('%s', (mark, day) => {
    expect(read(page(`<article><h1>Dues</h1>${mark}${STORY}</article>`)).published).toBe(day)
  })
})
