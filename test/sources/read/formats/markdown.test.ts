import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../../src/sources/document.ts'
import { readMarkdown } from '../../../../src/sources/read/formats/markdown.ts'
import { withoutDialects } from '../../../../src/sources/read/formats/markdown-dialects.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { expectSound, shown } from '../../offsets.ts'

const read = (file: string): { document: Document; blocks: string[]; problems: string[] } => {
  const log = problemLog('a.md')
  const document = readMarkdown(file, 'a.md', log)
  return {
    document,
    blocks: shown(document.text, document.blocks),
    problems: log.all().map(({ message }) => message),
  }
}

describe('words of a Markdown file', () => {
  test('headings, paragraphs, items and quotations lose their marks and keep their words', () => {
    const { document, blocks } = read(
      '# The *Upper* Road\n\nIt was **closed** on\nMonday, [said](https://x.example "t") `Ana`.  \nTwice.\n\n## Who pays\n\n' +
        '- sand\n- [x] salt\n  - fine salt\n\n  More of it.\n\n1. one\n2. two\n\n> No sand, ~~no~~ road.\n> And snow.\n\n![alt](a.png)\n',
    )
    expect(blocks).toEqual([
      'title: The Upper Road',
      'paragraph: It was closed on Monday, said Ana.\nTwice.',
      'heading: Who pays',
      'item: sand',
      'item: salt',
      'item: fine salt',
      'item: More of it.',
      'item: one',
      'item: two',
      'quote: No sand, road. And snow.',
    ])
    expect(document.text).toContain('Road\n\nIt was')
    expect(document.title).toBe('The Upper Road')
  })

  test('code, rows of a table and footnotes read as plain words', () => {
    const { blocks } = read(
      '```js\nlet a = 1\n```\n\n| Year | Ships |\n|---|---|\n| 1998 | 312 |\n\nMuch mud.[^1] So it is.\n\n[^1]: See the *annex*.\n[^b]: https://x.example\n',
    )
    expect(blocks).toEqual([
      'paragraph: let a = 1',
      'paragraph: Year | Ships',
      'paragraph: 1998 | 312',
      'paragraph: Much mud. So it is.',
      'furniture: See the annex.',
      'paragraph: https://x.example',
    ])
  })

  test('HTML tags are removed, and their words stay', () => {
    const { blocks } = read(
      'Water is H<sub>2</sub>O.<br>Yes &amp; no &lt;x&gt;.\n\n<div><p>One &mdash; two</p><script>no()</script></div>\n\n<!-- hidden -->\n',
    )
    expect(blocks).toEqual(['paragraph: Water is H2O.\nYes & no <x>.', 'paragraph: One — two'])
  })

  test('links to scripts and embedded pictures are removed like other links', () => {
    const svg = `data:image/svg+xml;base64,${'QUJD'.repeat(200)}`
    expect(
      read(`Press [here](javascript:alert(1)) or [there](file:///etc/passwd). ![a map](${svg})`).document
        .text,
    ).toBe('Press here or there.')
  })

  test('headings keep their level', () => {
    expect(
      read('---\ntitle: T\n---\n# A\n\n### B\n').document.blocks.map(({ kind, level }) => [kind, level]),
    ).toEqual([
      ['heading', 1],
      ['heading', 3],
    ])
  })
})

describe('front matter', () => {
  test('says title, publisher, authors, date, language and link', () => {
    const { document, problems } = read(
      '---\ntitle: "Road: closed"\npublisher: The Post\nauthor: [Ana Ruiz, {name: Bo Li}]\ndate: 14 de marzo de 2024\nlanguage: es-CL\nlink: https://x.example/a\n---\n\nWords.\n',
    )
    expect(document).toMatchObject({
      id: 'a.md',
      title: 'Road: closed',
      publisher: 'The Post',
      author: 'Ana Ruiz, Bo Li',
      published: '2024-03-14',
      language: 'es',
      url: 'https://x.example/a',
      text: 'Words.',
    })
    expect(problems).toEqual([])
  })

  test.each([
    ['2025-12-14', '2025-12-14'],
    ['2025-12', '2025-12'],
    ['2025', '2025'],
    ['2025-12-14T10:00:00Z', '2025-12-14'],
    ['"December 2025"', '2025-12'],
  ])('reads the date %s', (written, day) => {
    expect(read(`---\ndate: ${written}\n---\nWords.`).document.published).toBe(day)
  })

  test('a title with a colon is one problem, and is read all the same', () => {
    const { document, problems } = read(
      '---\ntitle: Bees: a guide\npublisher: "The Post"\nauthor: [Ana Ruiz\ndate: 2025-12-14\n---\nWords.',
    )
    expect(document).toMatchObject({ title: 'Bees: a guide', publisher: 'The Post', published: '2025-12-14' })
    expect(document.author).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^a\.md line 2 is not YAML/)
  })

  test('prints no warnings to the terminal', async () => {
    const warnings: Error[] = []
    const listen = (warning: Error) => warnings.push(warning)
    process.on('warning', listen)
    const { document } = read('---\n? {a: b}\n: c\n__proto__: {title: no}\ntitle: Yes\n---\nWords.')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(document.title).toBe('Yes')
    expect(warnings).toEqual([])
  })

  test('a first heading that equals the title becomes the title', () => {
    expect(read('---\ntitle: The Road\n---\n# The road\n\nWords.').blocks[0]).toBe('title: The road')
  })

  test('a source that is not a link is the publisher', () => {
    expect(read('---\nsource: The Post\n---\nWords.').document).toMatchObject({ publisher: 'The Post' })
  })

  test('broken YAML is a problem with its line, and the text is still read', () => {
    const { document, problems } = read('---\npublisher: The Post\ntitle: "open\n---\nWords.\n')
    expect(document.text).toBe('Words.')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^a\.md line 4 is not YAML|^a\.md line 3 is not YAML/)
  })

  test('a value of the wrong kind is a problem that says how to write it', () => {
    const { document, problems } = read('---\ntitle: {a: 1}\ndate: someday\nlink: not a link\n---\nWords.')
    expect(document.title).toBeUndefined()
    expect(problems).toEqual([
      'a.md has a title that is not text: write it as title: "…".',
      'a.md has the date "someday", which is none: write it as 2025-12-14.',
      'a.md has the link "not a link", which is none: begin it with https://.',
    ])
  })

  test('dashes around words that are not fields are a rule, and the words stay', () => {
    expect(read('---\nJust words.\n---\nMore.').document.text).toContain('Just words.')
    expect(read('---\nnever closed: yes\n\nMore.').document.text).toContain('never closed: yes')
  })

  test('aliases that multiply are refused', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntitle: [*c,*c,*c,*c,*c]`
    const { document, problems } = read(`---\n${bomb}\n---\nWords.`)
    expect(document.text).toBe('Words.')
    expect(problems[0]).toContain('aliases')
  })
})

test('blocks of any Markdown are sound', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '# ',
      '- ',
      '> ',
      '1. ',
      '\n',
      '\n\n',
      '**',
      '`',
      '```\n',
      '| a | b |\n|--|--|\n',
      '[a](b)',
      '<p>',
      '<li>x',
      '&#0;',
      '\0',
      '\ud800',
      '[^1]',
      '[^1]: ',
      '---\n',
      'title: x\n',
      '  \n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { text, blocks } = read(pieces.join('')).document
      expectSound(text, blocks)
    }),
    { numRuns: 300 },
  )
})

describe('the Markdown of note programs', () => {
  const shownOf = (text: string) => {
    const document = readMarkdown(text, 'a.md', problemLog('a.md'))
    return shown(document.text, document.blocks)
  }

  test.each([
    ['A rate. %% a private comment %%', 'paragraph: A rate.'],
    ['A rate.\n\n%%\nover\n\nlines %%\n', 'paragraph: A rate.'],
    ['It is 100%% safe and 50%% cheap.', 'paragraph: It is 100%% safe and 50%% cheap.'],
    [
      'See [[Rates 2021#Table|the table]] of the [[Harbour Office]].',
      'paragraph: See the table of the Harbour Office.',
    ],
    ['A picture ![[chart.png]] of it. ^block-1', 'paragraph: A picture of it.'],
    ['The clerk is Eva Sand. #dues #harbour/rates', 'paragraph: The clerk is Eva Sand.'],
    ['Issue #12 is open, C# is a language.', 'paragraph: Issue #12 is open, C# is a language.'],
    ['up:: [[Harbour Map]]\n\nA rate.', 'paragraph: A rate.'],
    ['> [!warning]- Ice\n> Mind the quay.', 'quote: Ice Mind the quay.'],
    [':::note Ice\nMind the quay.\n:::', 'paragraph: Mind the quay.'],
    ['## Rates {#rates}', 'heading: Rates'],
    ['It is ~~ten~~ ==twelve== percent.', 'paragraph: It is twelve percent.'],
    ['Keep `%%a%% [[b]]` as it is.', 'paragraph: Keep %%a%% [[b]] as it is.'],
    ['```\n%%a%% [[b]] #c\n```', 'paragraph: %%a%% [[b]] #c'],
  ])('%s', (text, block) => expect(shownOf(text)).toEqual([block]))

  test('a footnote follows the paragraph that names it, and is not quoted', () => {
    expect(shownOf('One.[^1]\n\nTwo.\n\n[^1]: Minutes.\n[^2]: Lost.')).toEqual([
      'paragraph: One.',
      'furniture: Minutes.',
      'paragraph: Two.',
      'paragraph: Lost.',
    ])
  })

  test('any text outside of code loses no line that has none of this', () => {
    const line = fc.stringMatching(/^[A-Za-z ,.]{1,40}$/)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(withoutDialects(lines.join('\n'))).toBe(lines.join('\n'))
      }),
    )
  })
})
