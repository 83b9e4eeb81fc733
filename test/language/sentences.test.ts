import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../src/language/sentences.ts'
import type { Language } from '../../src/model.ts'

const split = (text: string, language: Language = 'en'): string[] =>
  sentences(text, { start: 0, end: text.length }, language).map(({ start, end }) => text.slice(start, end))

/** Each case has a `|` where a sentence ends. */
const cases = (language: Language, lines: readonly string[]) => {
  for (const line of lines)
    test(line, () => {
      expect(split(line.replaceAll('|', ' '), language)).toEqual(line.split('|').map((part) => part.trim()))
    })
}

describe('English sentences', () => {
  cases('en', [
    'The U.S. Senate voted.|The U.N. Charter held.',
    'Nobody drives in the U.S.|How did that happen?',
    'It rained all over the U.S.|The next day it snowed.',
    'They met at 5 p.m.|The next day they met again.',
    'They met at 5 p.m. Tuesday in Lima.|Then they left.',
    'It opens at 9 a.m. ET on weekdays.|It shuts at 5 p.m.|Guards leave later.',
    'Dr. Ada Lovelace met Gen. Grant, Sen. Cruz and Mr. Holmes.|They talked.',
    'J. R. R. Tolkien wrote it.|George W. Bush read it.',
    'Take vitamin C.|It helps.',
    'See No. 5 on the list.|Rule No. 7 is Fig. 3 in vol. 2.',
    'It was Oslo vs. Bergen, e.g. in Jan. 2020 or on Feb. 3.|Nobody came.',
    'Acme Inc. chairs and Acme Inc. Chairman Bo Li agreed.|Acme Inc. makes jam.|We asked Acme Inc.|They declined.',
    'They live on St. John St.|The house is blue.',
    'Roe v. Wade was a case.|So was Doe et al. v. Poe.',
    'Output rose 3.5 % and 12 % to US$10 billion in 2010-2014.|It fell by 0.4%.|2015 was worse.',
    'It took... years.|It took…|Then it stopped.|Well...|Nobody knows.',
    'He said “no.”|She said “yes.”|Then they left.',
    '“One moment.|Two moments,” he said.|“Three.”',
    '“Who won?” asked Ann.|“We did!” she cried.',
    '“Who won?” Ann Lee asked.|“Nobody.”|Ann Lee left.',
    'Is it?|Yes!|Really?!|Of course.',
    '1. Security comes first.|2. Trade comes second.',
    '1.2. Scope of the work',
    'a. The first clause',
    'It is fast; it is cheap; it is good.|It is late.',
    'Context: The town is old.|It has walls.',
    'It ended (badly).|(Nobody saw it.)|They left.',
    'It was known.[12]|Others doubted it.[note 3]|All agreed.',
    'The D.C. mayor spoke.|So did a Ph.D. student, i.e. Bo.',
    'The price was $5.|Prices of $5.50 are rare.',
    'Yahoo! said so.|Visit example.com for more.|Use Node.js today.',
    'iPhones sold well.|iPhone sales doubled.',
    'The U.S. No. 2 lost.|The U.S. and the U.K. won.',
    'It came from the U.S.|“The end,” he said.',
    'Sales in Sept. Oct. and Nov. 2020 fell.',
    'It ends in etc.|Nobody knows.',
  ])
  test('are split where a scrape lost the space between them', () => {
    expect(split('It brought security.The next year was calm. See Node.The and v1.The too.')).toEqual([
      'It brought security.',
      'The next year was calm.',
      'See Node.The and v1.The too.',
    ])
  })
  test('do not end at a line break but at a blank line', () => {
    expect(split('The first half\nof a sentence. And\nmore.\n\nNo stop here\n  \nLast')).toEqual([
      'The first half\nof a sentence.',
      'And\nmore.',
      'No stop here',
      'Last',
    ])
  })
})

describe('Spanish sentences', () => {
  cases('es', [
    '¿Quién ganó?|¡Nadie!|Eso dijo el Sr. Pérez.',
    'La Sra. Soto y el Dr. Vera viajaron a EE. UU. en 2019.|Volvieron pronto.',
    'Viven en EE. UU.|La familia es grande.',
    'El art. 5, núm. 3, está en la pág. 12.|Nadie lo lee.',
    '—¿Vienes? —preguntó Ana.|—Sí.',
    '«No iré». Dijo eso.'.replace(' Dijo', '|Dijo'),
    'En el siglo V a. C. hubo guerra.|Luego, paz.',
    'Subió un 3,5 % hasta los 1.200 pesos.|Bajó después.',
    '«¿Y ahora qué?», dijo.|Nadie respondió.',
    'El Gral. Ruiz y la Dra. Lagos llegaron a las 5 p. m. del martes.|Salieron luego.',
    'Dijo: «Fin. » Luego calló.'.replace(' Luego', '|Luego'),
  ])
})

describe('sentences of any text', () => {
  const piece = fc.constantFrom(
    'The U.S.', 'Dr.', 'no', '?', '!', '.', '…', '”', '“', '\n', '\n\n', ' ', '¿', '(a)', '12', '[3]', 'É.', 'x', '。', '- ', '\u{1F600}',
  ) // biome-ignore format: one line
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  )
  test('are in order, separate and trimmed, and hold every character that is not white space', () => {
    fc.assert(
      fc.property(texts, fc.nat(10), fc.constantFrom<Language>('en', 'es', 'und'), (text, from, language) => {
        const span = { start: Math.min(from, text.length), end: text.length }
        const found = sentences(text, span, language)
        let reached = span.start
        for (const { start, end } of found) {
          expect(text.slice(reached, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          reached = end
        }
        expect(text.slice(reached, span.end).trim()).toBe('')
      }),
      { numRuns: 500 },
    )
  })
  test('include marks that stand alone after them', () => {
    expect(split('First line.\n\n* * *\n\nNext line.')).toEqual(['First line.\n\n* * *', 'Next line.'])
  })
  test('have offsets into the whole text if a span is given', () => {
    const text = 'Skip this. Keep this one. And this. Not this.'
    const span = { start: 11, end: 35 }
    expect(sentences(text, span, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Keep this one.',
      'And this.',
    ])
  })
  test('of very long hostile texts hold the whole text', () => {
    for (const unit of ['. ', 'U.S. ', 'J. ', '?”', '"', '- ', 'a', 'No. 5 ', '\n', '.[1]', 'Mr. A said ']) {
      const text = unit.repeat(100_000)
      const found = sentences(text, { start: 0, end: text.length }, 'en')
      expect(found.at(0)?.start ?? 0).toBe(0)
      expect(found.at(-1)?.end ?? text.trim().length).toBe(text.trimEnd().length)
    }
  })
})
