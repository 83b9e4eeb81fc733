import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOfText, readText } from '../../../../src/sources/read/formats/text.ts'
import { expectSound, shown } from '../../offsets.ts'

const blocks = (text: string): string[] => shown(text, blocksOfText(text))

const PROSE = 'The council of the valley met on Monday, and it agreed to close the upper road until the thaw.'
const MORE = 'Nobody spoke against it, although the baker asked who would pay for the sand this year.'

describe('headings of a plain text', () => {
  test('a numbered line far from its neighbours is a heading, with its number', () => {
    expect(blocks(`1. Roads – A New Chapter\n${PROSE}\n${MORE}\n2. Bridges\n${PROSE}`)).toEqual([
      'heading: 1. Roads – A New Chapter',
      `paragraph: ${PROSE}`,
      `paragraph: ${MORE}`,
      'heading: 2. Bridges',
      `paragraph: ${PROSE}`,
    ])
  })

  test('Roman numerals number sections too', () => {
    expect(
      blocks(`I. The Road\n${PROSE}\nII. The Bridge\n${PROSE}`).filter((block) =>
        block.startsWith('heading'),
      ),
    ).toEqual(['heading: I. The Road', 'heading: II. The Bridge'])
  })

  test('consecutive numbered lines are a list', () => {
    expect(
      blocks(`Three things follow:\n1. Close the road.\n2. Buy sand\n3) Wait for it.\n${PROSE}`),
    ).toEqual([
      'paragraph: Three things follow:',
      'item: Close the road.',
      'item: Buy sand',
      'paragraph: 3) Wait for it.',
      `paragraph: ${PROSE}`,
    ])
  })

  test('a numbered sentence among others is an item, and a lone number belongs to its line', () => {
    expect(blocks(`1. Close the road at once.\n${PROSE}\n2. Then buy sand.`)[0]).toBe(
      'item: Close the road at once.',
    )
    expect(blocks('2024. That was the year in which it all began.')[0]).toMatch(/^paragraph: 2024\./)
    expect(blocks('2024. The road closed.\n2025. It opened again.')[1]).toBe(
      'paragraph: 2025. It opened again.',
    )
    expect(blocks('7. It was late.')[0]).toBe('paragraph: 7. It was late.')
  })

  test.each([
    'Why These Roads Matter',
    'THE UPPER ROAD',
    'What the U.S. Offer Means for the Valley',
    'Por qué se cierra el camino',
    'What Happens Next?',
  ])('%j above prose is a heading', (line) => {
    expect(blocks(`${PROSE}\n${line}\n${PROSE}`)[1]).toBe(`heading: ${line}`)
  })

  test.each([
    'The road is closed.',
    'Looking ahead, expect:',
    'By Ana Ruiz',
    'December 14, 2025',
    'and then some more',
    'Will the road be closed?',
  ])('%j above prose is none', (line) => {
    expect(blocks(`${PROSE}\n${line}\n${PROSE}`)[1]).toBe(`paragraph: ${line}`)
  })

  test('the last line is not a heading', () => {
    expect(blocks(`${PROSE}\nThe Upper Road`)[1]).toBe('paragraph: The Upper Road')
  })

  test('an underlined line is a heading, and the underline is not a block', () => {
    expect(blocks(`the road\n========\n${PROSE}\n\n---\n${MORE}`)).toEqual([
      'heading: the road',
      `paragraph: ${PROSE}`,
      `paragraph: ${MORE}`,
    ])
  })

  test('headings are of level 2', () => {
    expect(blocksOfText(`The Upper Road\n${PROSE}`)[0]).toMatchObject({ kind: 'heading', level: 2 })
  })
})

describe('a text of numbered parts', () => {
  const law = [
    'Chapter I',
    'General provisions',
    '',
    'Article 1',
    'Scope',
    '1. This order applies to every hive within the city.',
    '2. It does not apply to:',
    '(a) hives on their way through;',
    '(b) hives of the university.',
    '',
    'Article 2',
    'Definitions',
    'In this order:',
    '(1) "keeper" means whoever owns a hive;',
    '(2) "swarm" means bees without one.',
    '',
    'Artículo 3. Multas',
    'Entra en vigor el lunes.',
  ].join('\n')

  test('has its numbers and names as headings, with parts below chapters', () => {
    const headings = blocksOfText(law).filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ level, start, end }) => `${level} ${law.slice(start, end)}`)).toEqual([
      '2 Chapter I',
      '3 General provisions',
      '4 Article 1',
      '5 Scope',
      '4 Article 2',
      '5 Definitions',
      '4 Artículo 3. Multas',
    ])
  })

  test('has lettered lines as items', () => {
    expect(blocks(law).filter((block) => block.startsWith('item: hives'))).toHaveLength(2)
    expect(blocks('Lleva:\na) agua\nb) pan')).toEqual(['paragraph: Lleva:', 'item: agua', 'item: pan'])
  })

  test('a sentence that names a part is not a heading', () => {
    expect(blocks(`Article 5 applies from May.\n${PROSE}`)[0]).toBe('paragraph: Article 5 applies from May.')
    expect(blocks(`Part of the road is closed\n${PROSE}`)[0]).toMatch(/^heading/)
    expect(blocks('(a) alone in its text')[0]).toMatch(/^paragraph/)
  })
})

test('a heading set apart may have a short sentence below it', () => {
  expect(blocks('Staff\n\nGwen Pryce came on 1 June 2024.')[0]).toBe('heading: Staff')
  expect(blocks('Staff\nGwen Pryce came on 1 June 2024.')[0]).toBe('paragraph: Staff')
})

describe('lines of a plain text', () => {
  test.each(['-', '*', '•', '–'])('%s marks an item, and is not part of it', (mark) => {
    expect(blocks(`Expect:\n${mark} more sand\n${mark}  less snow`)).toEqual([
      'paragraph: Expect:',
      'item: more sand',
      'item: less snow',
    ])
  })

  test('> marks a quotation, and a minus is not a mark', () => {
    expect(blocks('> No sand, no road.\n-12 degrees at night')).toEqual([
      'quote: No sand, no road.',
      'paragraph: -12 degrees at night',
    ])
  })

  test('every kind of line end ends a line, and every character stays', () => {
    const text = '“One”\u00a0is\there.\r\nTwo.\rThree.\fFour.\u2028Five.\n\u200b\n'
    expect(blocks(text)).toEqual(
      ['“One”\u00a0is\there.', 'Two.', 'Three.', 'Four.', 'Five.'].map((line) => `paragraph: ${line}`),
    )
  })

  test('verse and lists of names are not taken for hard-wrapped', () => {
    expect(blocks('Ana Ruiz\nBo Lindqvist\nCarla Moe\nDag Vik\nEve Oduya')).toHaveLength(5)
  })
})

describe('hard-wrapped text', () => {
  const mail = [
    'Minutes of the Harbour Board',
    '============================',
    '',
    'The board met on 3 March and took note of the report on dredging',
    'in the outer basin, which had been put off twice because of the',
    'weather. It agreed to ask for two more offers before the summer',
    'and to publish them. The chair thanked Dr. Osei for the survey.',
    '',
    'Steps:',
    '',
    '- the harbour master writes to the two firms that had not yet',
    '  answered, and asks them for a fixed price;',
    '- the clerk puts the survey up.',
    '',
    '> We cannot keep the outer basin open for another winter unless',
    '> somebody pays for the dredging.',
    '',
    '1. A short first point that goes on to the next line because it',
    '   is too long for one.',
    '2. A second.',
  ].join('\n')

  test('lines are joined into paragraphs, items and quotations', () => {
    expect(
      blocksOfText(mail).map(
        ({ kind, start, end }) => `${kind} ${mail.slice(start, end).split('\n').length}`,
      ),
    ).toEqual(['heading 1', 'paragraph 4', 'paragraph 1', 'item 2', 'item 1', 'quote 2', 'item 2', 'item 1'])
  })

  test('short lines above and below, and a few that could not be broken, change nothing', () => {
    const head = ['To: the board', 'From: the clerk', 'Ref: 12', `See ${'x'.repeat(88)}`, '']
    const foot = ['', 'Yours,', 'Ida Holm', 'Clerk', 'Harbour Board', 'Quay 3']
    const letter = [...head, mail, ...foot].join('\n')
    const found = blocksOfText(letter)
    expect(found.map(({ start, end }) => letter.slice(start, end))).toEqual(
      expect.arrayContaining(['To: the board', 'Ida Holm', 'Clerk']),
    )
    expect(found.filter(({ start, end }) => letter.slice(start, end).includes('\n'))).toHaveLength(4)
  })

  test('a page break inside a paragraph does not end it', () => {
    const paged = mail.replace('the\nweather.', 'the\n\fweather.')
    expect(paged).not.toBe(mail)
    expect(blocksOfText(paged)).toHaveLength(blocksOfText(mail).length)
  })

  test('a line that stops early ends its paragraph without a blank line', () => {
    const text = mail.replace('Dr. Osei for the survey.', 'Dr. Osei.')
    const joined = text.replace('Osei.\n\nSteps:', 'Osei.\nSteps:')
    expect(blocksOfText(joined)).toHaveLength(blocksOfText(mail).length)
  })
})

test('blocks of any text are sound', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '- ',
      '> ',
      '1. ',
      'II. ',
      '(a) ',
      'b) ',
      'Article 2\n',
      '# ',
      '---',
      '===',
      '\n',
      '\r\n',
      '\n\n',
      '\f',
      '\u00a0',
      '\u200b',
      ' ',
      '\t',
      'Title Case',
      `${PROSE}\n`,
      '…',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('').replaceAll('\0', '')
      const found = blocksOfText(text)
      expectSound(text, found)
      expect(found.every(({ kind }) => kind !== 'title' && kind !== 'furniture')).toBe(true)
      // Only marks are left out.
      const left = found.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
      expect(left.replace(/\b(?:[\dIVX]{1,6}[.)]|[a-z]\))/g, '')).not.toMatch(/\p{L}/u)
    }),
    { numRuns: 400 },
  )
})

const seeds = join(import.meta.dirname, '../../../../../shared/seeds')
test.skipIf(!existsSync(seeds))(
  'raw scrapes keep every line with a word (skipped if the scrapes are missing)',
  () => {
    for (const name of readdirSync(seeds)) {
      const text = readFileSync(join(seeds, name), 'utf8')
      const found = blocksOfText(text)
      expectSound(text, found)
      expect(found).toHaveLength(text.split('\n').filter((line) => line.trim() !== '').length)
    }
  },
)

test('front matter of a plain text says what it is, and the text stays as it is', () => {
  const file =
    '---\ntitle: The crane\npublisher: Harbour Post\ndate: 2025-02-04\n---\nThe crane needs two bearings.\n'
  const { title, publisher, published, text, blocks } = readText(file, 'a.txt')
  expect({ title, publisher, published, text }).toEqual({
    title: 'The crane',
    publisher: 'Harbour Post',
    published: '2025-02-04',
    text: file,
  })
  expect(shown(text, blocks).at(-1)).toBe('paragraph: The crane needs two bearings.')
  expect(readText('---\nA rule.\n---\nMore.', 'a.txt').title).toBeUndefined()
})
