import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf, tokenize } from '../../src/language/tokens.ts'
import type { Language } from '../../src/model.ts'

const LANGUAGES: readonly Language[] = ['en', 'es', 'und']

/** Ways to write one thing, with `=` between them. All have the same terms, at least one. */
const meet = (language: Language, lines: readonly string[]) => {
  for (const line of lines)
    test(line, () => {
      const [first = '', ...others] = line.split(' = ')
      expect(termsOf(first, language)).not.toEqual([])
      for (const other of others) expect(termsOf(other, language), other).toEqual(termsOf(first, language))
    })
}

/** Two words with `≠` between them. Both have terms and share none. */
const part = (language: Language, lines: readonly string[]) => {
  for (const line of lines)
    test(line, () => {
      const [a = [], b = []] = line.split(' ≠ ').map((side) => termsOf(side, language))
      expect(a).not.toEqual([])
      expect(b).not.toEqual([])
      expect(a.filter((term) => b.includes(term))).toEqual([])
    })
}

describe('English words that share a term', () => {
  meet('en', [
    'election = elections = Election = ELECTIONS',
    'company = companies',
    'export = exports = exported = exporting',
    'go = going = went = gone',
    'say = says = said',
    'woman = women',
    'person = people',
    "Chile = chile = Chile’s = Chile's = Chilean = Chileans",
    'boss = boss’s = bosses',
    'dog = dogs’',
    "O’Brien = O'Brien = o’brien",
    'naïve = naive = NAÏVE = nai\u0308ve',
    'finance = ﬁnance = ｆｉｎａｎｃｅ',
    'tough-on-crime = tough‑on‑crime = tough–on–crime = tough on crime = Tough On Crime',
    'policy-makers = policy‑makers = policy makers',
    '2010-2014 = 2010–2014 = 2010 to 2014',
  ])
})

describe('Spanish words that share a term', () => {
  meet('es', [
    'año = años = AÑO = an\u0303o',
    'elección = elecciones = eleccion = ELECCIONES = eleccio\u0301n',
    'exportación = exportaciones = exportacion',
    'exportar = exportó = exportaron',
    'ciudad = ciudades',
    'mujer = mujeres',
    'país = países = pais',
    'voz = voces',
    'luz = luces',
    'mes = meses',
    'ley = leyes',
    'avión = aviones = avion',
    'crimen = crímenes = crimenes',
    'usar = usó = uso',
    'vivir = vive = vivió',
    'firmar = firmó = firmaron',
    'ganar = ganó = gano',
    'decir = dijo = dicen',
    'Chile = chileno = chilenas = Chilenos',
  ])
})

describe('figures that share a term', () => {
  for (const language of LANGUAGES) {
    describe(`in a text of language ${language}`, () => {
      meet(language, [
        '1,800 = 1800 = 1.800',
        '1,234,567 = 1.234.567 = 1234567',
        '7.1 = 7,1',
        '12 % = 12% = 12\u00a0%',
      ])
    })
  }
  meet('en', ['12 % = 12 per cent = 12 percent = twelve per cent', 'six = 6 = Six', 'ninety = 90'])
  meet('es', ['12 % = 12 por ciento = doce por ciento', 'seis = 6 = Seis', 'dieciséis = 16 = dieciseis'])
})

describe('names of several spellings that share a term', () => {
  meet('en', [
    'U.S. = US = USA = U.S.A. = United States = the United States = the US',
    'UK = U.K. = United Kingdom',
    'UN = U.N. = United Nations',
    'EU = E.U. = European Union',
  ])
  meet('es', [
    'EE. UU. = EE.UU. = EE. UU = EEUU = Estados Unidos = los Estados Unidos = estadounidense',
    'ONU = Naciones Unidas',
  ])

  test('across languages', () => {
    const across = [
      ['U.S.', 'EE. UU.'],
      ['United States', 'Estados Unidos'],
      ['United Nations', 'ONU'],
      ['European Union', 'Unión Europea'],
      ['Chilean', 'chilena'],
      ['per cent', 'por ciento'],
    ] as const
    for (const [english, spanish] of across)
      expect(termsOf(english, 'en'), english).toEqual(termsOf(spanish, 'es'))
  })
})

describe('words that share no term', () => {
  part('en', [
    'policy ≠ police',
    'news ≠ new',
    'nation ≠ native',
    'Chile ≠ China',
    'Niger ≠ Nigeria',
    'U.S. ≠ U.K.',
    '1.8 ≠ 1,800',
    '12 ≠ 112',
    '7.1 ≠ 71',
    '2010 ≠ 2014',
    'six ≠ sixty',
  ])
  part('es', [
    'ciudad ≠ ciudadano',
    'país ≠ paisaje',
    'paz ≠ pez',
    'norte ≠ noreste',
    '3,5 ≠ 35',
    'Perú ≠ Paraguay',
  ])

  test('"us" is no country, in English', () => {
    expect(termsOf('they told us', 'en')).not.toContain(termsOf('US', 'en')[0])
    expect(termsOf('they told the US', 'en')).toContain(termsOf('U.S.', 'en')[0])
  })
})

describe('function words', () => {
  test('have no term in their own language', () => {
    expect(termsOf("The of and, don't and don’t", 'en')).toEqual([])
    expect(termsOf('¿Qué es el… y la?', 'es')).toEqual([])
  })
  test('are words like any other in an unknown language', () => {
    expect(termsOf('the of', 'und')).toEqual(['the', 'of'])
  })
})

describe('a token', () => {
  const shown = (text: string, language: Language = 'en') =>
    tokenize(text, language).map(({ start, end }) => text.slice(start, end))

  test('is a word with its apostrophes, a figure with its points, an abbreviation or a sign', () => {
    expect(shown("Chile’s U.S. trade: $1,800.50 (12 %), don't!")).toEqual([
      'Chile’s',
      'U.S.',
      'trade',
      '$',
      '1,800.50',
      '12',
      '%',
      "don't",
    ])
    expect(shown('Los EE. UU. y la ONU', 'es')).toEqual(['Los', 'EE. UU.', 'y', 'la', 'ONU'])
  })
  test('spans the whole of a name of two words', () => {
    expect(shown('In the United States today')).toEqual(['In', 'the', 'United States', 'today'])
    expect(shown('A Nueva Zelanda', 'es')).toEqual(['A', 'Nueva Zelanda'])
  })
  test('says whether it has a capital and whether it is a figure, in digits or in words', () => {
    const told = tokenize('Six ships left Oslo at 12', 'en').map(({ capital, number }) => [capital, number])
    expect(told).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [true, false],
      [false, false],
      [false, true],
    ])
  })
  test('has offsets from where the text begins', () => {
    const [token] = tokenize('Oslo', 'en', 100)
    expect([token?.start, token?.end]).toEqual([100, 104])
  })
})

describe('tokens of any text', () => {
  const piece = fc.constantFrom(
    'U.S.', 'EE. UU.', 'per', 'cent', 'United', 'States', 'New', 'Zealand', ' ', '\n', '.', '’', "'", 's', '12', '1,800', '%', '$', '-', 'ñ',
    'n\u0303', 'ﬁ', 'İ', 'ß', '\u{1F600}', '\u{1D400}', '\ud800', '漢字', 'سلام', '१२', '²', '½', 'ʼ',
  ) // biome-ignore format: one line
  const pieces = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))
  const texts = fc.oneof(
    pieces,
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const language = fc.constantFrom(...LANGUAGES)

  test('are in order, separate and not empty, and their offsets hold', () => {
    fc.assert(
      fc.property(texts, language, fc.nat(50), (text, lang, from) => {
        let reached = from
        for (const token of tokenize(text, lang, from)) {
          const raw = text.slice(token.start - from, token.end - from)
          expect(token.start).toBeGreaterThanOrEqual(reached)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.end - from).toBeLessThanOrEqual(text.length)
          expect(raw).toBe(raw.trim())
          // The slice alone is the same token.
          const alone = tokenize(raw, lang)
          expect(alone.map(({ start, end }) => [start, end])).toEqual([[0, raw.length]])
          expect(alone[0]?.term).toBe(token.term)
          reached = token.end
        }
      }),
      { numRuns: 500 },
    )
  })
  test('leave out no letter and no digit', () => {
    fc.assert(
      fc.property(texts, language, (text, lang) => {
        let rest = ''
        let reached = 0
        for (const { start, end } of tokenize(text, lang)) {
          rest += text.slice(reached, start)
          reached = end
        }
        expect(rest + text.slice(reached)).not.toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 500 },
    )
  })
  test('have terms without white space', () => {
    fc.assert(
      fc.property(pieces, language, (text, lang) => {
        const terms = termsOf(text, lang)
        expect(terms.filter((term) => term === '' || /\s/.test(term))).toEqual([])
        expect(terms).toEqual(tokenize(text, lang).flatMap(({ term }) => (term === '' ? [] : [term])))
      }),
      { numRuns: 300 },
    )
  })
})
