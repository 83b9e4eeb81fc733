import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesIn } from '../../../src/derived-file.ts'
import type { ShelfInMemory } from '../../../src/model.ts'
import { createPace, NEVER_YIELD } from '../../../src/pace.ts'
import { decodeIndex, encodeIndex } from '../../../src/retrieval/index/index-file.ts'
import { sourceKey } from '../../../src/retrieval/index/source-key.ts'
import { createRetrieval, type LiveRetrieval, updateRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

/** Some of the sources of a shelf. */
const only = ({ sources, passages }: ShelfInMemory, keep: (at: number) => boolean): ShelfInMemory => {
  const kept = new Set(sources.filter((_, at) => keep(at)))
  return { sources: [...kept], passages: passages.filter(({ source }) => kept.has(source)) }
}

const ABBREVIATED = shelfOf({
  'a.txt': { title: 'Notes', publisher: 'Harbour Gazette', text: 'The Northern Freight Authority (NFA) paid for the pier.' },
  'b.txt': { title: 'More', publisher: 'Coastal Review', text: 'The Nordic Fishing Association (NFA) paid nothing for the ferry.' },
}) // biome-ignore format: one line each

describe('a retrieval that was brought up to date', () => {
  test('answers as one that was made of the same shelf at once, and the one before as before', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyShelf,
        anyQuestion,
        fc.array(fc.nat(7), { maxLength: 5 }),
        async (texts, question, states) => {
          const all = shelfOf({ ...HARBOUR, ...texts })
          let retrieval: LiveRetrieval | undefined
          for (const state of states) {
            const shelf = only(all, (at) => ((state >> (at % 3)) & 1) === 1)
            const before = retrieval?.ask(question, FROM_TERMINAL)
            const next: LiveRetrieval = await updateRetrieval(retrieval, shelf, NEVER_YIELD)
            expect(retrieval?.ask(question, FROM_TERMINAL)).toEqual(before)
            expect(next.ask(question, FROM_TERMINAL)).toEqual(
              createRetrieval(shelf).ask(question, FROM_TERMINAL),
            )
            retrieval = next
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('reads an abbreviation again when the source that introduced it first is gone', async () => {
    const longForm = (retrieval: LiveRetrieval) => retrieval.context.acronyms.longOf('nfa')?.[0]
    const both = createRetrieval(ABBREVIATED)
    expect(longForm(both)).toBe('northern')
    const second = await updateRetrieval(
      both,
      only(ABBREVIATED, (at) => at === 1),
      NEVER_YIELD,
    )
    expect(longForm(second)).toBe('nordic')
    expect(longForm(await updateRetrieval(second, ABBREVIATED, NEVER_YIELD))).toBe('northern')
  })

  test('forgets a publisher whose sources are gone, and the words that only they had', async () => {
    const both = createRetrieval(ABBREVIATED)
    const second = await updateRetrieval(
      both,
      only(ABBREVIATED, (at) => at === 1),
      NEVER_YIELD,
    )
    const mentioned = ({ context }: LiveRetrieval) =>
      context.findNamedSources(['harbour', 'gazette'], [true, true]) !== undefined
    expect([mentioned(both), mentioned(second)]).toEqual([true, false])
    expect([both.index.spelledLike('freihgt'), second.index.spelledLike('freihgt')]).toEqual([
      ['freight'],
      [],
    ])
  })

  test('begins with what a file holds', async () => {
    const shelf = shelfOf(HARBOUR)
    const saved = Buffer.concat([...encodeIndex(createRetrieval(shelf).index, sourceKey)])
    const again = shelfOf(HARBOUR)
    const index = decodeIndex(bytesIn(saved), again.passages, sourceKey)
    const retrieval = await updateRetrieval({ index }, again, NEVER_YIELD)
    expect(retrieval.index.engine).toBe(index.engine)
    expect(index.sources).toEqual(new Set(again.sources))
    const question = 'When did the third pier open?'
    expect(retrieval.ask(question, FROM_TERMINAL)).toEqual(
      createRetrieval(shelf).ask(question, FROM_TERMINAL),
    )
  })

  test('lets others have their turn while it is made', async () => {
    let clock = 0
    // Time that passes with each look at it: a turn after every eight of them.
    const pace = createPace(() => clock++)
    let turns = 0
    let done = false
    const count = (): void => {
      turns += 1
      if (!done) setImmediate(count)
    }
    setImmediate(count)
    const texts = Array.from(
      { length: 80 },
      (_, at) => [`${at}.txt`, { ...HARBOUR['ferry.txt'], title: `Ferry ${at}` }] as const,
    )
    await updateRetrieval(undefined, shelfOf(Object.fromEntries(texts)), pace)
    done = true
    expect(turns).toBeGreaterThan(10)
  })
})

describe("a source's key", () => {
  const [source] = shelfOf(HARBOUR).sources
  if (source === undefined) throw new Error('no source')

  test('is the same for one that was read again', () => {
    expect(sourceKey(structuredClone(source))).toBe(sourceKey(source))
  })

  test.each<[string, Partial<typeof source>]>([
    ['title', { title: 'Other' }],
    ['text', { text: `${source.text} Yes.` }],
    ['date', { published: '2020' }],
    ['language', { language: 'es' }],
    ['blocks', { blocks: source.blocks.slice(1) }],
    ['kind of a block', { blocks: source.blocks.map((block) => ({ ...block, kind: 'item' as const })) }],
    ['level of a block', { blocks: source.blocks.map((block) => ({ ...block, level: 3 })) }],
  ])('is another with another %s', (_, change) => {
    expect(sourceKey({ ...source, ...change })).not.toBe(sourceKey(source))
  })

  test('does not depend on the name of the file, on the author, or on blanks at the end', () => {
    const other = {
      id: 'other.txt',
      author: 'A. Writer',
      file: '/elsewhere/port.txt',
      text: `${source.text}\n `,
    }
    expect(sourceKey({ ...source, ...other })).toBe(sourceKey(source))
  })
})
