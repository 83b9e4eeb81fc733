import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AwayError } from '../../../src/errors.ts'
import type { PageMark, Source } from '../../../src/model.ts'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { passagesBySource, passagesIn } from '../../../src/sources/passages/lists.ts'
import { blocksOfText } from '../../../src/sources/read/formats/text.ts'
import { anyQuestion, anyShelf } from '../../retrieval/any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../../retrieval/shelf-of.ts'
import { countTakes, keptShelf, textsOnDisk } from './kept-shelf.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('texts on the disk', () => {
  test('any source is the same as in memory, with its blocks, pages and passages', () => {
    const { texts } = textsOnDisk({ atRest: 500, inTurn: 500 })
    fc.assert(
      fc.property(anyShelf, fc.boolean(), (written, paged) => {
        const plain = shelfOf(written)
        const pages: PageMark[] = [
          { kind: paged ? 'page' : 'slide', number: 1, start: 0 },
          { kind: paged ? 'page' : 'slide', number: 3, start: 7 },
        ]
        const [first, ...rest] = plain.sources as [Source, ...Source[]]
        const sources = [Object.assign(first, { pages }), ...rest]
        const kept = keptShelf({ ...plain, sources }, texts)
        expect(isDeepStrictEqual(kept.sources, sources)).toBe(true)
        expect(Object.keys(kept.sources[0] ?? {})).toEqual(Object.keys(first))
        expect(JSON.parse(JSON.stringify(kept.sources))).toEqual(JSON.parse(JSON.stringify(sources)))
        expect([...kept.passages]).toEqual(plain.passages)
        expect(kept.passages.length).toBe(plain.passages.length)
      }),
      { numRuns: 60 },
    )
  })

  test('any question has the same answer, to the letter', () => {
    const { texts } = textsOnDisk({ atRest: 1_000, inTurn: 2_000 })
    fc.assert(
      fc.property(anyShelf, anyQuestion, (written, question) => {
        const plain = shelfOf(written)
        const [expected, answer] = [plain, keptShelf(plain, texts)].map((shelf) =>
          createRetrieval(shelf).ask(question, { ...FROM_TERMINAL, now: 0 }),
        )
        expect(answer).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  test('a document that was kept stays the same object, and what it is read from is written once', () => {
    const { texts, scratch } = textsOnDisk()
    const text = 'The ferry is late. '.repeat(10_000)
    const kept = texts.document({ id: 'a', text, blocks: blocksOfText(text) })
    const size = scratch.size()
    expect(texts.document(kept)).toBe(kept)
    expect(scratch.size()).toBe(size)
    expect({ ...kept }).toEqual({ id: 'a', text, blocks: blocksOfText(text) })
  })

  test('passages are the same objects for as long as somebody has one of them', async () => {
    const { texts } = textsOnDisk({ atRest: 0, inTurn: 0 })
    const { sources, passages } = keptShelf(shelfOf(HARBOUR), texts)
    const [first, second] = sources as [Source, Source]
    const [one] = passagesIn(passages, first)
    passagesIn(passages, second)
    await turn()
    expect(texts.weight()).toBe(0)
    expect(passagesIn(passages, first)[0]).toBe(one)
    expect(passagesBySource([second, first], passages).get(first)?.[0]).toBe(one)
  })

  test('what is in memory stays within bounds, whatever is read', async () => {
    const { texts } = textsOnDisk({ atRest: 10_000, inTurn: 50_000 })
    const text = (at: number) => `The pier of town ${at} was built in ${1900 + at}. `.repeat(100)
    const plain = shelfOf(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.txt`, text(at)])))
    const { sources, passages } = keptShelf(plain, texts)
    let most = 0
    for (const source of sources) {
      expect(source.text).toBe(text(Number.parseInt(source.id, 10)))
      expect(passagesIn(passages, source).length).toBeGreaterThan(0)
      most = Math.max(most, texts.weight())
    }
    expect(most).toBeGreaterThan(10_000)
    expect(most).toBeLessThanOrEqual(50_000)
    await turn()
    expect(texts.weight()).toBeLessThanOrEqual(10_000)
  })

  test('a text that is larger than all bounds is read once within a turn, and nothing of it stays', async () => {
    const { texts, scratch } = textsOnDisk()
    const text = `${'The harbour is open today. '.repeat(1_900_000)}${'–'}`
    expect(text.length).toBeGreaterThan(50_000_000)
    const kept = texts.document({
      id: 'a',
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    })
    const takes = countTakes(scratch)
    expect(kept.text).toBe(text)
    expect(kept.blocks).toHaveLength(1)
    for (let at = 0; at < 1_000; at += 1) expect(kept.text.slice(at, at + 5)).toBe(text.slice(at, at + 5))
    expect(takes.count).toBe(3)
    await turn()
    expect(texts.weight()).toBe(0)
  })

  test('a file that fails or is full says so, and gives nothing in place of a text', () => {
    const { texts, scratch } = textsOnDisk({ atRest: 0, inTurn: 0 }, 200_000)
    const { sources } = keptShelf(shelfOf(HARBOUR), texts)
    const [source, other] = sources as [Source, Source]
    expect(other.text).not.toBe('')
    const text = 'x'.repeat(1_000_000)
    const full = catchFrom(() => texts.document({ id: 'a', text, blocks: blocksOfText(text) }))
    expect(full).toBeInstanceOf(AwayError)
    expect(full).toMatchObject({ what: 'texts', message: 'database or disk is full' })
    scratch.close()
    expect(catchFrom(() => source.text)).toMatchObject({ name: 'AwayError', what: 'texts' })
  })
})

const catchFrom = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}
