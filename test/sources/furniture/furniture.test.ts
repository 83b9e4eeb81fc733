import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markFurniture } from '../../../src/sources/furniture/furniture.ts'
import { roleOf, wordCount } from '../../../src/sources/furniture/line-roles.ts'
import { blocksOfText } from '../../../src/sources/read/formats/text.ts'
import { settle } from '../../../src/sources/shelf/settle.ts'
import { type Labels, lines, mistakes, page, readPages } from '../../scrapes/labels.ts'

const HERE = import.meta.dirname
const SEEDS = join(HERE, '../../../../shared/seeds')
const NONE: ReadonlySet<string> = new Set()

const judge = (folder: string, labelsOf: (id: string) => Labels) => {
  const pages = readPages(folder)
  const together = settle(pages)
  for (const [index, source] of together.entries()) {
    const labels = labelsOf(source.id)
    test(`${source.id}: quotes no furniture and loses nothing of the body`, () => {
      expect(mistakes(source, labels)).toEqual({ lost: [], quoted: [] })
    })
    test(`${source.id}: gives the same when read alone`, () => {
      const [alone] = settle([pages[index] as (typeof pages)[number]])
      expect(alone?.blocks).toEqual(source.blocks)
    })
    test(`${source.id}: finds its title and language`, () => {
      const line = labels.title === null ? undefined : source.text.split('\n')[labels.title - 1]
      if (line === undefined) expect(source.title).toMatch(/^\p{Lu}.{20,70}…$/u)
      else expect(source.title).toBe(line.trim())
      expect(source.language).toBe(labels.language)
    })
  }
}

describe('pages of our own', () => {
  const folder = join(HERE, '../../scrapes')
  judge(folder, (id) => JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')))
})

describe.skipIf(!existsSync(SEEDS))('the raw articles (skipped if ../shared/seeds is missing)', () => {
  if (!existsSync(SEEDS)) return
  const labels: Record<string, Labels> = JSON.parse(
    readFileSync(join(HERE, '../../labels/seeds.json'), 'utf8'),
  )
  judge(SEEDS, (id) => labels[id] as Labels)
})

describe('a line by its own words', () => {
  const cases: readonly (readonly [string, ReturnType<typeof roleOf>])[] = [
    ['Subscribe to our newsletter', 'call'],
    ['Suscríbete a nuestro boletín y no te pierdas nada.', 'call'],
    ['Follow us on social', 'call'],
    ['Share this article', 'break'],
    ['Publicidad', 'break'],
    ['Read more: The bridge that sings', 'break'],
    ['Keep reading', 'more'],
    ['Seguir leyendo', 'more'],
    ['You may also like', 'others'],
    ['Lo más leído', 'others'],
    ['12 comments', 'comments'],
    ['Etiquetas: agua, campo', 'end'],
    ['© 2024 The Daily Example', 'end'],
    ['Photo: Ann Lee', 'credit'],
    ['Foto: Archivo', 'credit'],
    ['A ship in the harbour of Oslo. REUTERS/Ann Lee', 'credit'],
    ['By Ann Lee and Bo Díaz', 'byline'],
    ['14 de julio de 2024 | 09:15', 'byline'],
    ['World › Europe', 'byline'],
    ['Dear readers, please consider a gift to our fund.', 'letter'],
    // The article's own words, which come close.
    ['Subscribe, says the button, and millions do.', undefined],
    ['They asked readers to comment and share this story.', undefined],
    ['“Subscribe to our newsletter,” the bishop said.', undefined],
    ['Sign up for the flood alerts of your town before the autumn, and read them.', undefined],
    ['Considera insuficiente el aporte del Estado al periodismo.', undefined],
    ['Comparte la opinión de la ministra sobre los comentarios.', undefined],
    ['Sigue la polémica en Facebook por el video del alcalde.', undefined],
    ['Photos were the evidence: nobody had taken any.', undefined],
    ['The donation was tax-exempt, so the museum kept all of it.', undefined],
    ['Getty Images was sold for 3.3 billion dollars.', undefined],
    ['Related parties must declare what they own.', undefined],
    ['Latest figures show that prices fell.', undefined],
    ['Make a donation to a food bank instead of buying flowers.', undefined],
  ]
  for (const [line, role] of cases)
    test(`${role ?? 'of the article'}: ${line}`, () => expect(roleOf(line)).toBe(role))
  test('an item that advises to sign up belongs to the article', () => {
    expect(roleOf('Sign up for flood alerts', true)).toBeUndefined()
    expect(roleOf('Sign up for flood alerts')).toBe('call')
  })
})

describe('the surroundings of an article', () => {
  const body = [
    'The mill at Orrin ground its last sack of flour in 1962, when the river was led into a pipe.',
    'The pipe burst in March. Since then the river has run past the mill again, and the wheel, to the surprise of the village, turns.',
    'Its owner, Jean Tull, means to sell flour by the autumn. The county wants a licence first, and has sent a form of 40 pages.',
  ]
  const kinds = (text: string, repeated: ReadonlySet<string> = NONE) => {
    const { blocks } = page('page', text)
    return markFurniture({ id: 'page', text, blocks }, repeated).map(
      ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
    )
  }
  const quoted = (text: string, repeated?: ReadonlySet<string>) =>
    kinds(text, repeated).flatMap((line) => (line.startsWith('paragraph: ') ? [line.slice(11)] : []))

  test('a heading with only a call to action below it is dropped', () => {
    expect(
      kinds(
        `${body.join('\n')}\nWhere to go from here\nFollow us on Instagram and share this story with your friends.`,
      ),
    ).toEqual([
      ...body.map((line) => `paragraph: ${line}`),
      'furniture: Where to go from here',
      'furniture: Follow us on Instagram and share this story with your friends.',
    ])
  })
  test('in the middle of the article too, but not one with an advertisement between it and its text', () => {
    const [first, second, third] = body
    const text = `${first}\nWhere to go from here now\nFollow us on Instagram and share this story with your friends.\nThe wheel\n${second}\nThe owner of the mill\nAdvertisement\n${third}`
    const marked = kinds(text)
    expect(marked).toContain('furniture: Where to go from here now')
    expect(marked).toContain('heading: The wheel')
    expect(marked).toContain('heading: The owner of the mill')
    expect(quoted(text)).toEqual(body)
  })
  test('a body that continues after an advertisement, a box and a list of other articles is kept', () => {
    const [first, second, third] = body
    const text = `${first}\nAdvertisement\n${second}\nSign up for our newsletter\nRelated\nA baker without an oven\n${third}`
    expect(quoted(text)).toEqual(body)
  })
  test('teasers of a few paragraphs are dropped, with or without a repeated title', () => {
    const teaser =
      'Nobody expected snow in Tessin. Then it fell for nine days, and the lemon growers lit fires under their trees.'
    for (const title of [
      'Nine days of snow among the lemons',
      'Nine days of snow among the lemons\nNine days of snow among the lemons',
    ])
      expect(quoted(`${body.join('\n')}\nShare\n${title}\nWeather\n${teaser}\nKeep reading`)).toEqual(body)
  })
  test('a page of only teasers stays as it is', () => {
    expect(quoted('One\nTwo\nThree')).toEqual(['One', 'Two', 'Three'])
  })
  test('two blocks stay as they are', () => {
    expect(quoted('Subscribe to our newsletter\nRead more')).toHaveLength(2)
  })
  test('lines in several sources are furniture, except headings', () => {
    const name = 'Rainfall and tides at a glance'
    const text = `${name}\n${body[0]}\n${body[1]}\nConclusion\n${body[2]}\n${name}`
    const repeated = new Set(['rainfall and tides at a glance', 'conclusion'])
    expect(quoted(text, repeated)).toEqual(body)
    expect(kinds(text, repeated)).toContain('heading: Conclusion')
  })
  test('copies of one article do not make each other furniture', () => {
    const text = `How the mill came back\n${body.join('\n')}\nIt turns.`
    const copies = settle(['a', 'b', 'c'].map((id) => page(id, text)))
    for (const source of copies) {
      expect(source.title).toBe('How the mill came back')
      expect(source.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(4)
    }
  })
  test('nor do copies that were edited and cut, with another headline and lead-in', () => {
    const original = `How the mill came back\n${body.join('\n')}\nIt turns.`
    const copy = `An old wheel turns again\nWe print this report with permission.\n${body.join('\n').replace(' the ', ' that ')}`
    const [first, second] = settle([page('a', original), page('b', copy)])
    expect(first?.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(4)
    expect(second?.blocks.filter(({ kind }) => kind === 'paragraph').length).toBeGreaterThanOrEqual(3)
  })
  test('lines that the pages of a site share are furniture, whatever they say', () => {
    const site = (title: string, paragraphs: readonly string[]) =>
      `The Orrin Bugle\nTides and trains\n${title}\n${paragraphs.join('\n')}\nThe Bugle has been read by the fire since 1888.\nTides and trains`
    const pages = [
      site('How the mill came back to life', body),
      site('A goat on the council', [
        'The goat came in by the window.',
        'It voted twice, by all accounts, and left through the door.',
      ]),
      site('Fog closes the ferry', [
        'The ferry stayed in port on Monday.',
        'On Tuesday it left, and nobody saw it, since the fog had stayed.',
      ]),
    ]
    const sources = settle(pages.map((text, index) => page(`${index}`, text)))
    expect(sources.map(({ title }) => title)).toEqual([
      'How the mill came back to life',
      'A goat on the council',
      'Fog closes the ferry',
    ])
    for (const { blocks, text } of sources)
      expect(
        blocks.filter(
          ({ kind, start }) => kind === 'paragraph' && /Bugle|Tides/.test(text.slice(start, start + 20)),
        ),
      ).toEqual([])
  })
})

test('never moves, adds or removes a block of any page', () => {
  const line = fc.constantFrom(
    'Read more', 'Advertisement', 'Related', 'A title of five words here', 'It was a day like any other in the town of Orrin.',
    'By Ann Lee', '- one item', 'Photo: Bo', 'What now?', 'Comments (3)', 'Dear readers, please give.', 'Then this:', 'x', '',
  ) // biome-ignore format: one line
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (all) => {
      const document = page('page', all.join('\n'))
      const marked = markFurniture(document, NONE)
      expect(marked.map(({ start, end }) => ({ start, end }))).toEqual(
        document.blocks.map(({ start, end }) => ({ start, end })),
      )
    }),
    { numRuns: 300 },
  )
})

test('line lists are read', () => {
  expect([...lines('2, 4-6')]).toEqual([2, 4, 5, 6])
  expect([...lines('')]).toEqual([])
})

describe('tables, boxes and lists', () => {
  const first =
    'The bakery of Dolna sold nine hundred loaves a week until the wheat ran out. Then it sold half.'
  const last = 'Last week the queue reached the tram stop, and the bread was gone by nine in the morning.'
  const kinds = (text: string) => {
    const [source] = settle([page('a', text)])
    return new Map(source?.blocks.map(({ kind, start, end }) => [source.text.slice(start, end), kind]))
  }

  test('the rows of a table are kept in the middle and at the end', () => {
    const rows = ['Year | Loaves', '2019 | 900', '2021 | 410']
    for (const text of [
      [first, ...rows, last],
      [first, last, ...rows],
      ['Home', 'Subscribe', first, last, ...rows],
    ])
      for (const row of rows) expect(kinds(text.join('\n')).get(row)).toBe('paragraph')
  })

  test('a paragraph between two calls to action belongs to their box', () => {
    const box = [
      'Sign up for The Morning Brief',
      'The five stories of your day, at six.',
      'By signing up you agree to our terms.',
    ]
    const found = kinds([first, ...box, last].join('\n'))
    for (const line of box) expect(found.get(line)).toBe('furniture')
    expect(found.get(last)).toBe('paragraph')
  })

  test('a list of other articles inside an article is dropped, and the article’s own list is kept', () => {
    const titles = [
      '1. Pier to close until the spring',
      '2. Man rescued from a well',
      '3. Why your rent went up',
    ]
    const found = kinds([first, 'Most Read', ...titles, last].join('\n'))
    for (const title of titles) expect(found.get(title.slice(3))).toBe('furniture')
    const own = kinds(
      [first, 'What you need:', '- two pounds of rye', '- Salt from the sea', last].join('\n'),
    )
    expect(own.get('Salt from the sea')).toBe('item')
  })
})

test('words are counted as a regular expression counts them', () => {
  const odd = fc.constantFrom(
    'a',
    'é',
    '1',
    '²',
    'ⅳ',
    '𝒜',
    '\ud835',
    '\udc9c',
    '́',
    "'",
    '.',
    '港',
    'か',
    ' ',
    '\n',
    '\u00a0',
    '\u0085',
    '\u2003',
    '\ufeff',
    '\u1680',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(odd).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const unspaced = text.match(/[\u3041-\u30ff\u3400-\u9fff]/g)?.length ?? 0
        const spaced = text.replace(/[\u3041-\u30ff\u3400-\u9fff]/g, ' ').match(/[\p{L}\p{N}][^\s]*/gu)
        expect(wordCount(text)).toBe((spaced?.length ?? 0) + Math.ceil(unspaced / 2))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('nothing of a document that no page stands around is furniture but what its reader marked', () => {
  const text = ['Dues', 'Dues', 'Dues', 'Share this page', 'Subscribe to our newsletter', '4'].join('\n\n')
  const blocks = blocksOfText(text).map((block, index) =>
    index === 5 ? ({ ...block, kind: 'furniture' } as const) : block,
  )
  const page = { id: 'a', text, blocks }
  expect(markFurniture(page, new Set()).filter(({ kind }) => kind === 'furniture').length).toBeGreaterThan(1)
  expect(markFurniture({ ...page, isWhole: true }, new Set())).toEqual(blocks)
})
