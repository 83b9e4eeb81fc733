import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadOf } from '../../../src/digest/compose/lead.ts'
import { termRarityOf } from '../../../src/digest/compose/term-rarity.ts'
import { sentences } from '../../../src/language/sentences/sentences.ts'
import type { Source } from '../../../src/model.ts'
import { paragraphAt, passagesOf } from '../../../src/sources/passages/passages.ts'
import { loadShelf } from '../../../src/sources/shelf/shelve.ts'
import { anyShelf } from '../../retrieval/any-texts.ts'
import { shelfOf } from '../../retrieval/shelf-of.ts'
import { readSource } from './reports.ts'

const lead = (paragraphs: readonly string[], more: Partial<Source> = {}): string | undefined => {
  const { source, passages } = readSource(paragraphs, more)
  return leadOf(source, passages)?.text
}

const NEWS =
  'The harbour board of Varnholm voted on Tuesday to close the north pier, which 41 fishing boats use.'
const REST =
  'The pier was built from larch in the year of the great storm, and nobody has painted it for a decade.'

describe('the lead of a source', () => {
  test('says what the title says in more words, not the background', () => {
    expect(
      lead(
        [
          'It is a fine morning, the gulls are up early, and the coffee is hot on the quay.',
          NEWS,
          REST,
          'The board of Varnholm meets again in March.',
        ],
        { title: 'Varnholm harbour board closes north pier' },
      ),
    ).toBe(NEWS)
  })

  test.each([
    [
      'a question',
      'Why did the harbour board of Varnholm vote on Tuesday to close the north pier to 41 boats?',
    ],
    ['a call', 'Subscribe to our newsletter about the harbour board of Varnholm and the north pier.'],
    ['an order', 'Imagine the harbour of Varnholm without the north pier that 41 fishing boats use.'],
    [
      'a quotation without its speaker',
      '“The harbour board of Varnholm has voted to close the north pier, which 41 fishing boats use.”',
    ],
    ['a label', 'Present: the harbour board of Varnholm, 41 owners of fishing boats, the north pier'],
    ['an aside', 'I have known the harbour board of Varnholm and its north pier for 41 years, as we all do.'],
    [
      'a sentence that goes on from another',
      'However, the harbour board of Varnholm closed the north pier to 41 boats.',
    ],
    [
      'a sentence about somebody it does not name',
      'On Tuesday he told them that the north pier would close.',
    ],
    ['a line without an end', 'The harbour board of Varnholm votes on the north pier and 41 boats'],
  ])('is not %s', (_, first) => {
    expect(lead([first, NEWS, REST])).toBe(NEWS)
  })

  test('is no part of a quotation of several sentences', () => {
    const quoted =
      '“The board of Varnholm has betrayed the north pier. The 41 boats of Varnholm have no other pier. It is over,” said Ann Holt.'
    expect(lead([quoted, NEWS, REST])).toBe(NEWS)
    expect(lead([quoted])).toBeUndefined()
  })

  test('is not about the distant past, if the source was published long after', () => {
    const began = 'The harbour board of Varnholm built the north pier for 41 fishing boats in 1931.'
    expect(lead([began, NEWS, REST], { published: '2024-03-12' })).toBe(NEWS)
    expect(lead([began, REST])).toBe(began)
  })

  test('does not repeat opening words that serve as the title', () => {
    const opening = 'A new age dawns in Varnholm.'
    const { source, passages } = readSource([`${opening} ${NEWS}`, REST], {
      title: 'A new age dawns in Varnholm…',
    })
    expect(leadOf(source, passages)?.text).toBe(NEWS)
  })

  test('is two sentences if the second needs a short first', () => {
    const first = 'Ilse Brandt of Varnholm wrote to the harbour board on Tuesday.'
    const second = 'Her letter asks it to reopen the north pier to 41 fishing boats by May.'
    expect(
      lead([`${first} ${second}`, REST], { title: 'Brandt asks board to reopen pier to fishing boats' }),
    ).toBe(`${first} ${second}`)
  })

  test('may say “I” if the source always does', () => {
    const first = 'I own a map of Varnholm that was printed in 1911 and was wrong when it was printed.'
    expect(lead([first, 'It has taught me more than any good map, and I keep it by my bed.'])).toBe(first)
  })

  test('is Spanish in a Spanish source', () => {
    const first = 'La junta del puerto de Varnholm votó el martes cerrar el muelle norte, que usan 41 barcos.'
    expect(
      lead(
        ['¿Quién cerró el muelle norte de Varnholm a los 41 barcos?', first, 'Sin embargo, nadie lo usa.'],
        {
          language: 'es',
        },
      ),
    ).toBe(first)
  })

  test('is missing if no sentence can be shown alone', () => {
    for (const alone of [
      'Who pays for the pier of Varnholm?',
      'Carried.',
      'Present: A. Holt of Varnholm, the harbour board',
      'Subscribe to our newsletter about the harbour board of Varnholm.',
      '“The harbour board has voted to close the pier that we use.”',
    ])
      expect(lead([alone])).toBeUndefined()
    expect(leadOf({ id: 'e', title: 'E', language: 'en', text: '', blocks: [] }, [])).toBeUndefined()
  })
})

test('a lead is verbatim, from one paragraph of the body, no question, and one sentence or at most 320 characters', () => {
  let found = 0
  fc.assert(
    fc.property(anyShelf, (written) => {
      const shelf = shelfOf(written)
      const telling = termRarityOf(shelf.passages)
      for (const source of shelf.sources) {
        const passages = shelf.passages.filter((passage) => passage.source === source)
        const excerpt = leadOf(source, passages, telling)
        if (excerpt === undefined) continue
        found += 1
        expect(excerpt.text).toBe(source.text.slice(excerpt.start, excerpt.end))
        expect(excerpt.text).not.toMatch(/[?¿]/)
        expect(excerpt.marks).toEqual([])
        const [one] = sentences(source.text, excerpt, source.language)
        if (one !== undefined && one.end < excerpt.end) expect(excerpt.text.length).toBeLessThanOrEqual(320)
        const block = source.blocks.find(({ start, end }) => start <= excerpt.start && excerpt.end <= end)
        expect(['paragraph', 'item', 'quote']).toContain(block?.kind)
        expect(excerpt.citation.paragraph).toBe(paragraphAt(source, excerpt.start))
        expect(passages.some(({ start, end }) => start <= excerpt.start && excerpt.end <= end)).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(50)
})

test('two sentences together never have more than 320 characters', () => {
  const first = (more: string) =>
    `The harbour board voted after a long and bitter evening${more} to close the north pier, where boats have landed.`
  const second =
    'It gave 41 owners, among them Ann Holt, Ilse Brandt and Tomas Ek of Varnholm, until 4 May to find another berth, and 8,200 crowns each for the trouble.'
  const title = {
    title: 'Holt, Brandt and Ek of Varnholm given 8,200 crowns each and until May to find a berth',
  }
  const short = first('')
  expect(lead([`${short} ${second}`], title)).toBe(`${short} ${second}`)
  const long = first(' of speeches, songs and letters that its youngest members read out aloud')
  expect(`${long} ${second}`.length).toBeGreaterThan(320)
  expect(lead([`${long} ${second}`], title)?.length).toBeLessThanOrEqual(320)
})

describe('of saved pages', () => {
  const leads = async (folder: string): Promise<ReadonlyMap<string, string>> => {
    const { shelf } = await loadShelf(folder)
    const telling = termRarityOf(shelf.passages)
    return new Map(
      shelf.sources.map((source) => [source.id, leadOf(source, passagesOf(source), telling)?.text ?? '']),
    )
  }

  test('the lead is what an editor would pick', async () => {
    const found = await leads(join(import.meta.dirname, '../../scrapes'))
    const beginnings = {
      'about-newsletters.txt': 'Last year 41 million people',
      'ancient-harbor.txt': 'Workers who were digging drains',
      'beacon-herring.txt': 'This winter the Institute of Marine Research counts',
      'diario-embalse.txt': 'El embalse de Quillay, el mayor de la provincia',
      'encyclopedia.txt': 'The grey heron of Lake Murn was a bird',
      'forum-faq.txt': 'Compost turns kitchen scraps into soil',
      'harbour-teasers.txt': 'Saltmere, a town of 6,200 people',
      'interrupted.txt': 'Ten years ago there were eleven sleeper lines',
      'paro.txt': 'Los camioneros que desde el 27 de septiembre',
      'press-release.txt': 'ALDERTON – The Consumer Commission today fined',
      'two-articles.txt': 'Since April the Ministry of Works has kept four hives',
      'wire-es.txt': 'Arnela, 3 mar (AC).- El puerto de Arnela',
    }
    for (const [id, beginning] of Object.entries(beginnings))
      expect(found.get(id)?.slice(0, beginning.length)).toBe(beginning)
  })

  const SEEDS = join(import.meta.dirname, '../../../../shared/seeds')
  const present = existsSync(SEEDS)
  test.skipIf(!present)(
    `of the raw articles it stands in the first two paragraphs${present ? '' : ' (skipped: ../shared/seeds is absent)'}`,
    async () => {
      const found = [...(await leads(SEEDS)).values()]
      expect(found).toHaveLength(4)
      const { shelf } = await loadShelf(SEEDS)
      shelf.sources.forEach((source, at) => {
        const text = found[at] ?? ''
        expect(text.length).toBeGreaterThan(100)
        expect(paragraphAt(source, source.text.indexOf(text))).toBeLessThanOrEqual(2)
      })
    },
  )
})
