import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../../src/language/sentences/sentences.ts'
import type { Language } from '../../../src/model.ts'

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
    expect(
      split('It rained for days.Mr. Mora sold 1,200.That was in 2018.The pier fell. See 1.The rest.'),
    ).toEqual([
      'It rained for days.',
      'Mr. Mora sold 1,200.',
      'That was in 2018.',
      'The pier fell.',
      'See 1.The rest.',
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

describe('A time of day', () => {
  cases('en', [
    'Polls closed at 6 p.m.|At 7:30 p.m. Kast led.|Shortly before 9 p.m. Boric called.|Until 11 a.m. Monday the count went on.',
    'The shop closed at 6 p.m.|I counted the till.',
    'He ate at 8 a.m.|Mr. Ruiz left by noon.|At 8 A.M. Mr. Ruiz woke.',
    'The guild waited, and at 9 p.m. Mora arrived.|She said that by 9 PM. Mora had left.',
    'The shop is open from 8 a.m. and until 6 p.m.|The rest is closed.',
    'Between 8 a.m. and 9 a.m. Mora slept.|From 9 a.m. to 5 p.m. Mora worked.|Nobody saw it.',
    'The next morning at 9 a.m. Eva Sand resigned.|It is open from 9 a.m. to 5 p.m.|Mora owns it.',
  ])
  cases('es', [
    'A las 9 p. m. Boric llamó a Kast.|La noche terminó a las 11 p. m.|Kast durmió.',
    'Poco antes de las 21 hrs. Boric llamó.|El acto duró hasta las 23 hrs.|Kast habló.',
  ])
})

describe('An abbreviation before a figure', () => {
  cases('en', [
    'The storm of 30 AUG. 2021 broke it.|Work began on Mon. 2 Oct. 2021 and ended in Nov.|The pier was open.',
    'SEC. 1. SHORT TITLE.|This Act may be cited as the Pier Act.',
    'Art. 7. The harbour master keeps a log.|Step 2. Open the valve.|Rule 12. No dogs.',
    'He read it (Phil. 4:8), as the court had (9th Cir. 1993).|It was 5 ft. 3 in. tall.|See Fig. A and 42 U.S.C. § 1983.',
    'They met in D.C.|Nobody knew.',
    'Is he there?|No.|I do not know.|See No. I of the log and vol. I, then go.',
  ])
  cases('es', [
    'Promulgada el 30 Ago. 2021 en Santiago.|Pub. D.O. 2 Sept. 2021.',
    'ART. 3. Las multas no podrán exceder de 50 U.T.M.|Los recursos irán al Fondo.',
    'Artículo 4º. Derógase el D.L. Nº 1.939 de 1977.|Publíquese.',
    'Art. 12 bis. Las multas suben.|Vive en el N° 45, depto. 3, de la calle.',
    'El D.S. N° 12 y la Res. Ex. N° 5 rigen desde el 1 ENE. 2020.|Véase el N°. 1.026.553.|Nadie apeló.',
    'Se reunieron el Lun. 15 de Mar. en el muelle.|Volvieron el 3 de dic.|Nadie más vino.',
  ])
})

describe('What is left out', () => {
  cases('en', [
    'The town . . . may not levy dues on land . . . and must repay them.|It did.',
    'The dissent said that the town . . . Had always taken them.|It was wrong.',
    'He must repay what it took in 2018. . . .|The guild is to be heard.',
    '“He sold the pier.” . . . and then he left.|Nobody cried.',
    '“It was sold . . . to Eva.”|She kept it.',
    'Security . . . . . . . . 12',
    '“The pier [...] was sold [...]” (Mora 12).|Nobody cared.',
    '“The pier was sold.” (Mora, p. 12).|Nobody cared.',
    'He left [...].|The next day he came back.',
  ])
})

describe('Numbers of notes', () => {
  cases('en', [
    'He closed the old building.11,12|Dredging began in May.',
    'The pier stood for years.3|Then it fell.[4, 5]|Nobody was hurt.⁶|It was late.',
    '“The pier stood.”5|Mora disagreed.6,7|Others did too.',
    'He read vol.11 Monday and fig.12 Friday and version.3 of it.',
  ])
  cases('es', ['El edificio se cerró.12|La obra siguió.13–15|Nadie reclamó.'])
})

describe('A list on one line', () => {
  cases('en', [
    '1.) Mend the pier|2.) Buy a crane',
    '1) Mend the pier|2) Buy a crane|3) Hire Ann',
    '1. Mend the pier|2. Buy a crane|3. Hire Ann',
    '(a) Mend the pier.|(b) Buy a crane.|It costs much.',
    'a. Mend the pier|b. Buy a crane|c. Hire Ann',
    '• 9. Mend the pier|• 10. Buy a crane',
    '• Mend the pier|• Buy a crane',
    '⁃9. Mend the pier|⁃10. Buy a crane',
    'We agreed on two things.|1. Mend the pier|2. Buy a crane',
    '1) rope, 2) paint and 3) nails.',
    'The aims are 1) to mend the pier and 2) to buy a crane.|They cost much.',
    'The aims: 1) mend the pier 2) buy a crane',
    '1. We built phase 2.|It was late.',
    '1. It opened on May 2.|It closed.',
    'Home • About • Contact',
  ])
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
    '1) A', '2) B', '• ', ' . . .', '.11 A', 'At 9 p.m. A', '[...]',
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
    for (const unit of [
      '. ',
      'U.S. ',
      'J. ',
      '?”',
      '"',
      '- ',
      'a',
      'No. 5 ',
      '\n',
      '.[1]',
      'Mr. A said ',
      'a . . .',
      '1) a ',
      '• A ',
      'a.1,1,1',
      'At 9 p.m. A ',
    ]) {
      const text = unit.repeat(100_000)
      const found = sentences(text, { start: 0, end: text.length }, 'en')
      expect(found.at(0)?.start ?? 0).toBe(0)
      expect(found.at(-1)?.end ?? text.trim().length).toBe(text.trimEnd().length)
    }
  })
})
