import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyExcerpts } from '../../../src/commands/verify.ts'
import { composeDigest, digestExcerpts } from '../../../src/digest/compose/compose.ts'
import type { DigestInput } from '../../../src/digest/compose/input.ts'
import type { Source } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { Reply } from '../../../src/reply.ts'
import { passagesOf } from '../../../src/sources/passages/passages.ts'
import { anyShelf } from '../../retrieval/any-texts.ts'
import { shelfOf } from '../../retrieval/shelf-of.ts'
import { excerptOf, sourceOf } from '../../texts.ts'
import { REPORTS } from './reports.ts'

const [GAZETTE, , , RESULTS] = REPORTS as [Source, Source, Source, Source]

const inputOf = (fresh: readonly Source[], more: Partial<DigestInput> = {}): DigestInput => ({
  language: 'en',
  since: Date.UTC(2026, 4, 2, 6),
  at: Date.UTC(2026, 4, 2, 23),
  zone: 'Europe/Madrid',
  fresh,
  shelf: { sources: fresh, passages: fresh.flatMap((source) => passagesOf(source)) },
  watched: [],
  asked: { count: 0, gaps: [] },
  quiet: 'skip',
  ...more,
})
const digest = (fresh: readonly Source[], more: Partial<DigestInput> = {}): Reply =>
  composeDigest(inputOf(fresh, more)) as Reply
const said = (fresh: readonly Source[], more: Partial<DigestInput> = {}): string =>
  plainText(digest(fresh, more))

/** Sources that have nothing in common. */
const many = (count: number): readonly Source[] =>
  Array.from({ length: count }, (_, at) => {
    const word = String.fromCharCode(97 + (at % 26)).repeat(4 + (at % 5))
    return sourceOf(`s${at}`, [
      `The ${word} of the ${word}er ${at} closed when the ${word}ing came to its end.`,
    ])
  })

describe('the new stories', () => {
  test('come once each, with who else reports them', () => {
    expect(said(REPORTS)).toBe(`Digest · 3 May 2026
5 new

New on the shelf
│ All 212 people travelling on the Calder, a Northline ferry, were brought ashore late on Monday after the ship struck the Tarn reef near Skarn.
1 · Passengers taken off stranded ship · ¶ 1 · The Morning Post · 10 Sept 2024 · also reported by Skarn Gazette and El Litoral

│ Northline, the ferry company, doubled its profit to 31 million crowns in the first half of the year, it said on Monday in Skarn.
2 · Northline doubles its profit · ¶ 1 · The Morning Post · 9 Sept 2024

│ The ferry Calder hit the quay at Skarn on Friday with 180 passengers on board.
3 · Ferry Calder hits the quay at Skarn · ¶ 1 · Skarn Gazette · 2 Mar 2019`)
  })

  test('are introduced in the channel’s language and quoted in their own', () => {
    const text = said(REPORTS, { language: 'es' })
    expect(text).toContain('Resumen · 3 de mayo de 2026\n5 nuevas\n\nNuevo entre las fuentes\n')
    expect(text).toContain('también en Skarn Gazette y El Litoral')
    expect(text).toContain('All 212 people')
  })

  test('have the date of the zone above them', () => {
    expect(said(REPORTS, { zone: 'America/Santiago' })).toContain('Digest · 2 May 2026')
  })

  test('name a report by its title if its publisher is also the first one’s', () => {
    const again = { ...GAZETTE, id: 'z', title: 'Calder still on the reef' }
    expect(said([GAZETTE, again])).toContain('also reported by Calder still on the reef')
  })

  test('say which source has only changed', () => {
    expect(said([RESULTS], { changed: new Set([RESULTS.id]) })).toContain(
      'updated, ¶ 1 · The Morning Post · 9 Sept 2024',
    )
  })

  test('are eight at most, with the number of the others', () => {
    const reply = digest(many(20))
    expect(digestExcerpts(reply)).toHaveLength(8)
    expect(reply.blocks.at(-1)).toEqual({ kind: 'note', text: 'And 12 more: /source list' })
  })

  test('are named without an excerpt if no sentence can be shown alone', () => {
    const reply = digest([sourceOf('q', ['Who pays for it?'], { title: 'Questions' })])
    expect(reply.blocks.at(-1)).toMatchObject({ kind: 'source', number: 1, citation: { title: 'Questions' } })
  })
})

describe('below the stories', () => {
  const excerpt = excerptOf(RESULTS, 'The company carried 1.9 million passengers on 14 ships')

  test('come the answers to the watches, each below its question, numbered on', () => {
    const question = 'How many passengers does Northline carry?'
    const reply = digest([RESULTS], { watched: [{ question, excerpt }] })
    expect(plainText(reply)).toContain(`On your watches\n${question}\n\n│ The company carried 1.9 million`)
    expect(plainText(reply)).toContain('\n1 new · 1 on a watch\n')
    expect(digestExcerpts(reply).at(-1)).toBe(excerpt)
  })

  test('comes at most two sentences of an answer to a watch, those with its marks', () => {
    const { citation } = excerpt
    const text = 'It has a pier. The pier is long. It opened in 1931. Nobody knows why.'
    const mark = text.indexOf('1931')
    const long = {
      text,
      start: 10,
      end: 10 + text.length,
      marks: [{ start: mark, end: mark + 4 }],
      citation,
      alsoIn: [],
    }
    const [shown] = digestExcerpts(
      digest([], { watched: [{ question: 'When did it open?', excerpt: long }] }),
    )
    expect(shown).toMatchObject({
      text: 'It opened in 1931. Nobody knows why.',
      start: 43,
      end: 79,
      marks: [{ start: 13, end: 17 }],
    })
    expect(text.slice((shown?.start ?? 0) - 10, (shown?.end ?? 0) - 10)).toBe(shown?.text)
  })

  test('comes an excerpt that answers a watch, which is then not shown as news too', () => {
    const [lead] = digestExcerpts(digest([RESULTS]))
    if (!lead) throw new Error('there is no lead')
    const reply = digest([RESULTS], { watched: [{ question: 'Who gained?', excerpt: lead }] })
    expect(digestExcerpts(reply)).toEqual([lead])
    expect(plainText(reply)).toContain('New on the shelf\n1  Northline doubles its profit')
  })

  test('comes what people asked, and a button for what the sources could not answer', () => {
    const asked = {
      count: 1_200,
      best: { question: 'Who owns the Calder?', up: 3 },
      gaps: [
        { question: 'What did it cost?', count: 2 },
        { question: 'Who insured it?', count: 1 },
      ],
    }
    expect(said([RESULTS], { asked })).toMatch(
      /Asked here\n1,200 questions\.\nBest liked, by 3: “Who owns the Calder\?”$/,
    )
    expect(digest([RESULTS], { asked }).actions).toMatchObject([
      { label: 'Show open questions', command: { kind: 'gaps', page: 1 } },
    ])
    expect(said([RESULTS])).not.toContain('Asked here')
    expect(digest([RESULTS]).actions).toEqual([])
  })

  test('comes a watch, even if nothing else is new', () => {
    expect(said([], { watched: [{ question: 'Who carries?', excerpt }] })).toBe(
      `Digest · 3 May 2026\n0 new · 1 on a watch\n\nOn your watches\nWho carries?\n\n│ ${excerpt.text}\n1 · Northline doubles its profit · ¶ 1`,
    )
  })
})

describe('on a day with nothing new', () => {
  const asked = { count: 4, gaps: [] }
  const passage = excerptOf(RESULTS, 'The company carried 1.9 million passengers on 14 ships')

  test('the digest is skipped, or is one line', () => {
    expect(composeDigest(inputOf([], { asked }))).toBeUndefined()
    expect(said([], { asked, quiet: 'line' })).toBe('Nothing new on the shelf since 2 May 2026.')
  })

  test('the digest shows a passage of the shelf, or is one line if there is none', () => {
    const reply = digest([], { quiet: 'shelf', unseen: () => passage })
    expect(plainText(reply)).toContain('Digest · 3 May 2026\nNothing new. From the shelf:\n\n│ The company')
    expect(said([], { quiet: 'shelf', unseen: () => undefined })).toContain('Nothing new on the shelf since')
  })
})

test('a digest of any shelf has verbatim excerpts, consecutive numbers and at most 3,500 characters', () => {
  let excerpts = 0
  fc.assert(
    fc.property(anyShelf, fc.nat(6), fc.boolean(), (written, copies, watching) => {
      const shelf = shelfOf(written)
      const some = shelf.sources[0] as Source
      const long = Array.from({ length: copies }, (_, at) =>
        sourceOf(`long${at}`, [`The ${'long quay of Varnholm and its '.repeat(20)}pier ${at} closed.`], {
          title: `A title that goes on and on ${'and on '.repeat(20)}${at}`,
        }),
      )
      const fresh = [...shelf.sources, ...long]
      const words = some.text.slice(0, 300)
      const watched = watching
        ? Array.from({ length: 9 }, (_, at) => ({
            question: `Which ${'word '.repeat(100)}${at}?`,
            excerpt: excerptOf(some, words, { start: 0, end: words.length, text: words }),
          }))
        : []
      const gaps = Array.from({ length: 30 }, (_, at) => ({
        question: `${'Why '.repeat(200)}${at}?`,
        count: 2,
      }))
      const reply = digest(fresh, { watched, asked: { count: 30, gaps } })
      expect(plainText(reply).length).toBeLessThanOrEqual(3_500)
      const shown = digestExcerpts(reply)
      excerpts += shown.length
      const byId = new Map(fresh.map((source) => [source.id, source]))
      expect(verifyExcerpts(shown, byId).faults).toEqual([])
      const numbers = reply.blocks.flatMap((block) => ('number' in block ? [block.number] : []))
      expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    }),
    { numRuns: 80 },
  )
  expect(excerpts).toBeGreaterThan(80)
})
