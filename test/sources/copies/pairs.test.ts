import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src/model.ts'
import { findPairs } from '../../../src/sources/copies/pairs.ts'
import { groupCopies } from '../../../src/sources/copies/stories.ts'
import { atOnce } from '../../../src/steps.ts'
import { anyShelf } from '../../retrieval/any-texts.ts'
import { shelfOf } from '../../retrieval/shelf-of.ts'
import { sourceOf } from '../../texts.ts'

const PARAGRAPHS = [
  'The mill at Ostermark grinds again. After eleven years of repairs its wheel was lowered into the stream on Tuesday, and by noon 40 kilograms of rye had gone through the stones.',
  'The village bought the ruin in 2014 for a single crown. “We had no plan, only a roof that leaked,” says Ruth Okafor, who keeps the accounts of the society that now owns it.',
  'The wheel came from Lindeby, where two carpenters built it of larch. It turns eight times a minute, slower than the old one, because the stream carries less water than it did.',
  'Flour is sold on Saturdays. The bakery on Mill Street takes most of it, and the school a sack a month for its lessons in baking.',
]
const MILL = sourceOf('mill.txt', PARAGRAPHS)
const edited = (find: string | RegExp, put: string, id = 'other.txt'): Source =>
  sourceOf(
    id,
    PARAGRAPHS.map((text) => text.replace(find, put)),
  )

const pairIds = (sources: readonly Source[], before?: Parameters<typeof findPairs>[1]) =>
  [...atOnce(findPairs(sources, before)).pairs].flatMap(([a, others]) =>
    [...others].flatMap((b) => (a.id < b.id ? [`${a.id} ${b.id}`] : [])),
  )
const areCopies = (a: Source, b: Source): boolean => pairIds([a, b]).length > 0

describe('two sources are copies of one article', () => {
  test.each<readonly [string, Source]>([
    ['with an edit of a few words', edited('two carpenters built it of larch', 'a carpenter made it of oak')],
    ['with a figure corrected', edited('40 kilograms', '45 kilograms')],
    ['in other capitals, accents and quotation marks', edited(/[“”]/g, '"')],
    [
      'cut to half, with another lead-in',
      sourceOf('other.txt', ['From our partners:', ...PARAGRAPHS.slice(0, 2)]),
    ],
    [
      'with a byline and a paragraph more',
      sourceOf('other.txt', ['By Mae Donnelly', ...PARAGRAPHS, 'The mill is open to visitors at noon.']),
    ],
    [
      'in paragraphs cut otherwise',
      sourceOf('other.txt', [PARAGRAPHS.slice(0, 2).join(' '), PARAGRAPHS.slice(2).join(' ')]),
    ],
  ])('%s', (_, other) => {
    expect(areCopies(MILL, other)).toBe(true)
    expect(areCopies(other, MILL)).toBe(true)
  })

  test('in a language without spaces', () => {
    const text =
      '港の新しい桟橋は、四年にわたる工事のすえ、月曜日に開通した。市長は、これで大きな船も入港できると述べ、町の人々は朝から集まって最初の船を迎えた。漁師の組合は、係留場所が減ったとして補償を求めている。'
    expect(areCopies(sourceOf('a', [text]), sourceOf('b', [text.replace('月曜日', '火曜日')]))).toBe(true)
  })
})

describe('two sources are different articles', () => {
  const notice = (day: string, street: string, metres: number): Source =>
    sourceOf(`${street}.txt`, [
      `On ${day} ${street} will be closed to all traffic while the water main is replaced over ${metres} metres. Buses follow a diversion that is signposted. Residents keep access on foot at all times. Please move your car before the works begin; vehicles that are left behind will be towed at the owner’s expense.`,
    ])

  /** The same company, quarter after quarter: only the figures differ. */
  const quarter = (id: string, [revenue, profit, share, staff]: readonly string[]): Source =>
    sourceOf(id, [
      `The carrier Norrland Freight of Lindeby told the exchange in Varnholm that its revenue rose to ${revenue} million crowns, and its profit to ${profit} million.`,
      `The chief executive, Ruth Okafor, said at the harbour office that she was pleased with the crews of Norrland Freight and the new pier in Varnholm. The board under Anders Holt proposes a dividend of ${share} crowns, and ${staff} people work for the company.`,
      'This report has statements about the future, which are subject to risks and uncertainties. Actual results may differ from those that are expressed or implied, and the company undertakes no obligation to update any statement after today, except as required by law.',
    ])

  test.each<readonly [string, Source, Source]>([
    [
      'that are reports of two quarters',
      quarter('q1', ['41.2', '3.7', '1.10', '850']),
      quarter('q2', ['44.9', '4.4', '1.25', '912']),
    ],
    [
      'that share a paragraph',
      MILL,
      sourceOf('other.txt', [
        PARAGRAPHS[1] ?? '',
        'The rest of this text is about a lighthouse on the north shore, its keeper and his dogs, and the storm that took the jetty in the winter of the year before last.',
      ]),
    ],
    [
      'that fill in one form',
      notice('Monday, 3 March', 'Castle Lane', 400),
      notice('Friday, 9 May', 'North Quay', 85),
    ],
    [
      'of a few words, however alike',
      sourceOf('a', ['Ask the harbour office.']),
      sourceOf('b', ['Ask the harbour office.']),
    ],
    [
      'one of which is a round-up with much else',
      sourceOf('short', PARAGRAPHS.slice(0, 1)),
      sourceOf('long', [
        ...PARAGRAPHS.slice(0, 1),
        ...Array.from({ length: 6 }, (__, at) =>
          'This week’s letter is about something else again, and nobody would take it for the mill, its stream or its flour.'.replaceAll(
            /\p{L}+/gu,
            (word) => `${word}${at}`,
          ),
        ),
      ]),
    ],
  ])('%s', (_, one, other) => {
    expect(areCopies(one, other)).toBe(false)
  })
})

describe('the copies of a shelf', () => {
  test('do not depend on the order of its sources', () => {
    fc.assert(
      fc.property(anyShelf, fc.boolean(), (texts, turned) => {
        const { sources } = shelfOf({
          ...texts,
          'again.txt': { ...texts['0.txt'], title: 'Again', text: `${texts['0.txt']?.text} More.` },
        })
        const some = turned ? sources.toReversed() : sources.toSorted((a, b) => a.text.length - b.text.length)
        expect(pairIds(some).sort()).toEqual(pairIds(sources).sort())
      }),
      { numRuns: 200 },
    )
  })

  test('are found when one comes, and forgotten when it goes', () => {
    const copy = edited('40', '45')
    const before = atOnce(findPairs([MILL]))
    const after = atOnce(findPairs([MILL, copy], before))
    expect(after.pairs.get(copy)).toEqual(new Set([MILL]))
    const gone = atOnce(findPairs([MILL], after))
    expect(gone.pairs.size).toBe(0)
    expect(pairIds([MILL, edited('40', '46')], gone)).toEqual(['mill.txt other.txt'])
  })

  test('are found among thousands of sources that fill in one form, without comparing each with all', () => {
    const forms = Array.from({ length: 3_000 }, (_, at) =>
      sourceOf(`f${at}`, [
        `Notice ${at * 7}: the office in district ${at * 13} is open from ${at % 12} to ${at % 9} on ${at} days. Bring your papers, a photograph and the fee in coins, and wait until your number is called by the clerk at the door; whoever comes late is asked to come again.`,
      ]),
    )
    const steps = findPairs([...forms, MILL, edited('40', '45')])
    let count = 0
    for (let step = steps.next(); ; step = steps.next(), count += 1) {
      if (!step.done) continue
      expect(step.value.pairs.get(MILL)?.size).toBe(1)
      break
    }
    expect(count).toBeLessThan(3_000 * 100)
  })

  test('are copies of their story’s first source: a chain of texts is no story, however many copies one has', () => {
    const words = Array.from({ length: 200 }, (_, at) => `word${at}`)
    const stretch = (from: number): Source => sourceOf(`s${from}`, [words.slice(from, from + 100).join(' ')])
    const chain = Array.from({ length: 5 }, (_, at) => stretch(at * 25))
    const chained = atOnce(findPairs(chain)).pairs
    expect(chained.get(chain[1] as Source)).toEqual(new Set([chain[0], chain[2]]))
    const { firstOf } = atOnce(groupCopies(chain, chained))
    for (const [copy, first] of firstOf) expect(chained.get(first)?.has(copy)).toBe(true)
    expect(firstOf.size).toBe(2)

    const printed = Array.from({ length: 60 }, (_, at) => edited('40', String(100 + at), `p${at}`))
    const stories = atOnce(groupCopies(printed, atOnce(findPairs(printed)).pairs))
    expect([...stories.copiesOf.values()].map(({ length }) => length)).toEqual([59])
  })

  test('make one story each, led by the earliest that has all of it; a part of a shelf has only its own', () => {
    const day = (source: Source, id: string, published: string): Source => ({ ...source, id, published })
    const first = day(MILL, 'z', '2025-03-01')
    const later = day(edited('40', '45'), 'a', '2025-03-02')
    const cut = day(sourceOf('c', PARAGRAPHS.slice(0, 2)), 'c', '2025-02-28')
    const { pairs } = atOnce(findPairs([later, cut, first]))
    const stories = (sources: readonly Source[]) =>
      [...atOnce(groupCopies(sources, pairs)).copiesOf].map(([one, more]) => [
        one.id,
        ...more.map(({ id }) => id),
      ])
    expect(stories([later, cut, first])).toEqual([['z', 'a', 'c']])
    expect(stories([later, cut])).toEqual([['a', 'c']])
    expect(stories([later])).toEqual([])
  })
})
