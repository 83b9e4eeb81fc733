import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSignature, leansOnSpeaker, quotedSpans, speakerLabel } from '../../src/language/quotations.ts'

/** The quoted parts of a text whose paragraphs stand between blank lines. */
const quotedIn = (text: string): string[] => {
  let from = 0
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const start = from
    from += paragraph.length + 2
    return { start, end: start + paragraph.length }
  })
  return quotedSpans(text, paragraphs).map(({ start, end }) => text.slice(start, end))
}

describe('quotations', () => {
  test.each([
    ['“The oven is cold,” said Petra Koch. “It was off.”', ['“The oven is cold,”', '“It was off.”']],
    ['She called it "a bad oven" and left.', ['"a bad oven"']],
    ['«El horno está frío», dijo Petra Koch.', ['«El horno está frío»']],
    ['‘The baker’s oven is cold,’ said Koch.', ['‘The baker’s oven is cold,’']],
    ['“He called it ‘cold’ twice.” So it was.', ['“He called it ‘cold’ twice.”']],
    ['The baker’s 12" tin isn’t here.', []],
    ['“One.\n\n“Two.”\n\nThree.', ['“One.', '“Two.”']],
    ['“One.\n\nTwo.', ['“One.']],
    ['—El horno está frío —dijo Koch—. Nadie lo encendió.', ['—El horno está frío', '. Nadie lo encendió.']],
    ['“The oven is cold.”\n\n— Petra Koch, baker', ['“The oven is cold.”']],
  ])('of %j are %j', (text, quoted) => {
    expect(quotedIn(text)).toEqual(quoted)
  })

  test('of a paragraph that is set off are all of it, unless it has marks', () => {
    const all = (text: string) => quotedSpans(text, [{ start: 0, end: text.length, isQuote: true }])
    expect(all('The oven is cold.')).toEqual([{ start: 0, end: 17 }])
    expect(all('“Cold,” she said.')).toEqual([{ start: 0, end: 7 }])
    expect(all('— Petra Koch')).toEqual([])
  })

  test('of any text are in order, apart and inside their paragraphs', () => {
    const piece = fc.constantFrom('“', '”', '"', '«', '»', '‘', '’', '—', ' ', 'a', 'B', '.', '\n\n', '😀')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const quoted = quotedIn(text)
        for (const each of quoted) expect(each).not.toContain('\n\n')
        expect(quoted.join('').length).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the label of a turn', () => {
  test.each([
    ['PETRA KOCH: The oven is cold.', 'PETRA KOCH', true],
    ['Petra Koch: The oven is cold.', 'Petra Koch', true],
    ['Koch: The oven is cold.', 'Koch', false],
    ['Petra Koch  10:32 AM\nThe oven is cold.', 'Petra Koch', true],
    ['Petra Koch  00:12:31', 'Petra Koch', true],
    ['Q. Is the oven cold?', 'Q', false],
    ['[10:32] Petra Koch: The oven is cold.', 'Petra Koch', true],
    ['10:32 AM - Petra Koch: The oven is cold.', 'Petra Koch', true],
    ['MS. KOCH (through an interpreter): It is cold.', 'MS. KOCH', true],
    ['Petra Koch, baker: It is cold.', 'Petra Koch', true],
    ['María de la Cruz: Está frío.', 'María de la Cruz', true],
    ['Q: Is the oven cold?', 'Q', true],
  ])('of %j is %j', (paragraph, name, sure) => {
    expect(speakerLabel(paragraph)).toMatchObject({ name, sure })
  })
  test.each(['The oven: it is cold.', 'It is 10:32 in the bakery.', 'see https://example.com/a', 'Cold'])(
    'is none in %j',
    (paragraph) => {
      expect(speakerLabel(paragraph)).toBeUndefined()
    },
  )
})

test('a name after a dash signs a quotation, a sentence does not', () => {
  expect(isSignature('— Petra Koch, baker')).toBe(true)
  expect(isSignature('– Petra Koch')).toBe(true)
  expect(isSignature('— Petra Koch (@koch) May 4, 2024')).toBe(true)
  expect(isSignature('— Petra Koch baked the bread.')).toBe(false)
  expect(isSignature('Petra Koch, baker')).toBe(false)
  expect(isSignature('Petra Koch, baker', true)).toBe(true)
  expect(isSignature('The oven is cold', true)).toBe(false)
})

test.each([
  ['“The oven is cold,” she said. “Nobody lit it.”', true],
  ['“The oven is cold.', true],
  ['«El horno está frío», agregó.', true],
  ['— Petra Koch, baker', true],
  ['“The oven is cold,” said Petra Koch.', false],
  ['She called the oven “cold”.', false],
  ['The oven is cold.', false],
])('a paragraph leans on the one before for its speaker: %s, %s', (paragraph, leans) => {
  expect(leansOnSpeaker(paragraph)).toBe(leans)
})
