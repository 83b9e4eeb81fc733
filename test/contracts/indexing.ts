import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Answer, RankedPassage, Shelf, ShelfInMemory, Source } from '../../src/model.ts'
import type { Indexing, View } from '../../src/retrieval/index/indexing.ts'
import { createRetrieval, type Retrieval, type ShelfSearch } from '../../src/retrieval/retrieval.ts'
import { passagesOfSome } from '../../src/sources/passages/lists.ts'
import type { Texts as KeptTexts } from '../../src/sources/shelf/texts.ts'
import { anyQuestion, anyShelf } from '../retrieval/any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf, type Written } from '../retrieval/shelf-of.ts'
import { keptShelf } from '../sources/shelf/kept-shelf.ts'

/** Texts by shelf and name. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string | Written>>>>

/** A state of the program's shelves: everything, and what each set of shelves has. */
interface State {
  readonly views: readonly [View, ...View[]]
  readonly shelfOf: ReadonlyMap<string, string>
}

/** @param parts sets of shelves that some places read */
export const stateOf = (texts: Texts, parts: readonly (readonly string[])[] = []): State => {
  const named = Object.entries(texts).flatMap(([shelf, own]) =>
    Object.entries(own).map(([name, text]) => [shelf, `${shelf}/${name}`, text] as const),
  )
  const all = shelfOf(Object.fromEntries(named.map(([, id, text]) => [id, text])))
  const shelfById = new Map<string, string>(named.map(([shelf, id]) => [id, shelf]))
  const isOf = (reads: ReadonlySet<string>) => (id: string) => reads.has(shelfById.get(id) ?? '')
  const partOf = (reads: ReadonlySet<string>): Shelf => ({
    sources: all.sources.filter(({ id }) => isOf(reads)(id)),
    passages: all.passages.filter(({ source }) => isOf(reads)(source.id)),
  })
  const others = parts.map((shelves): View => {
    const reads = new Set(shelves)
    return { key: JSON.stringify(shelves), reads, shelf: partOf(reads) }
  })
  return { views: [{ key: 'all', shelf: all, reads: undefined }, ...others], shelfOf: shelfById }
}

const BRIDGE =
  'The Otto Lind bridge was built in 1988. It carries two lanes to Varnholm over the cold sound. The ice closed it for nine days.'
const UNION =
  'The Free Harbour Union (FHU) called a strike in May 2024. Ida Solberg leads the union. Four hundred people joined it in Lindeby.'
/** One story, as a second paper printed it: one sentence is its own. */
const NEAR_COPY = `${HARBOUR['ferry.txt'].text.replace('Bicycles travel free of charge.', 'Bicycles cost twenty crowns since the spring.')}`

/** Shelves that hold copies and near copies of one another. */
const TOWN: Texts = {
  main: { ...HARBOUR, 'bridge.txt': BRIDGE },
  union: { 'strike.txt': UNION, 'ferry.txt': HARBOUR['ferry.txt'] },
  paper: { 'reprint.txt': { ...HARBOUR['ferry.txt'], text: NEAR_COPY, publisher: 'The Reprint' } },
}
const PARTS = [['main'], ['union'], ['main', 'paper'], ['paper', 'union']]

/** A state with copies, near copies, and places that read some shelves only. */
export const townState = (): State => stateOf(TOWN, PARTS)

/** The same state, with its texts on the disk. */
export const onDisk = ({ views, shelfOf }: State, texts: KeptTexts): State => {
  const all = keptShelf(views[0].shelf as ShelfInMemory, texts)
  const partOf = ({ reads }: View): Shelf => {
    const isIn = ({ id }: Source) => reads === undefined || reads.has(shelfOf.get(id) ?? '')
    return { sources: all.sources.filter(isIn), passages: passagesOfSome(all.passages, isIn) }
  }
  const [first, ...others] = views
  return {
    views: [{ ...first, shelf: all }, ...others.map((view) => ({ ...view, shelf: partOf(view) }))],
    shelfOf,
  }
}

/** Questions that are answered, that nearly are, that are misspelt, and that nothing answers. */
const QUESTIONS = [
  'When did the third pier open?',
  'Who paid for the pier?',
  'What is the NFA?',
  'What did Ilse Brandt say?',
  'How many passengers does the ferry carry?',
  'What does a ticket cost?',
  'Do bicycles travel free of charge?',
  'How much do bicycles cost since the spring?',
  'Who leads the FHU?',
  'Who leads the Free Harbour Union?',
  'When was the bridge built?',
  'Wen was the brigde built?',
  'What did Petra Kock say about the ferrry?',
  'What did the Harbour Gazette say about cargo?',
  '¿Cuánta madera exportó el puerto?',
  '¿Quién prometió ampliar el faro?',
  'How many people does the bakery employ?',
  'Compare the bridge and the ferry',
  'Why did the fishermen protest?',
  'Who is the president of Bolivia?',
  'Where is the lighthouse of Skarn?',
  'what happened lately in varnholm',
  'pier',
  'the',
  `${'pier ferry strike bridge '.repeat(30)}`,
]

/** Some of each kind. */
const FEW = QUESTIONS.filter((_, at) => at % 5 === 1)

const asked = { ...FROM_TERMINAL, now: Date.parse('2024-06-01') }

interface Said {
  readonly answers: readonly Answer[]
  readonly found: readonly (readonly RankedPassage[])[]
}

const saidBy = async (search: Retrieval | ShelfSearch, questions: readonly string[]): Promise<Said> => ({
  answers: await Promise.all(questions.map((question) => search.ask(question, asked))),
  found: await Promise.all(questions.map((question) => search.find(question, 5))),
})

/** Fails unless each view answers as a shelf that has nothing else, in memory. */
export const expectSame = async (
  { views }: State,
  searches: readonly ShelfSearch[],
  questions: readonly string[] = QUESTIONS,
): Promise<number> => {
  let compared = 0
  for (const [at, { shelf }] of views.entries()) {
    const expected = await saidBy(createRetrieval(shelf), questions)
    expect(await saidBy(searches[at] as ShelfSearch, questions)).toEqual(expected)
    compared += questions.length
  }
  return compared
}

/**
 * What holds for every index of passages.
 * @param open a new one, with nothing in it @param again one with what the last one held
 */
export const indexingContract = (
  open: () => Promise<Indexing>,
  again: () => Promise<Indexing>,
  runs: number,
): void => {
  const opened: Indexing[] = []
  const opening = async (how: () => Promise<Indexing>): Promise<Indexing> => {
    const indexing = await how()
    opened.push(indexing)
    return indexing
  }
  afterAll(() => Promise.all(opened.map((indexing) => indexing.close())))
  const index = ({ views, shelfOf }: State, indexing: Indexing) => indexing.index(views, shelfOf)

  test('each view answers as if nothing else were there, letter for letter', async () => {
    const town = stateOf(TOWN, PARTS)
    const searches = await index(town, await opening(open))
    expect(await expectSame(town, searches)).toBeGreaterThanOrEqual(125)
  })

  test('and after sources came, changed, moved and went, and after a restart', async () => {
    const { 'ferry.txt': ferry, ...withoutFerry } = TOWN.main ?? {}
    const states = [
      stateOf({ main: TOWN.main ?? {} }, [['main']]),
      stateOf(TOWN, PARTS),
      stateOf({ ...TOWN, main: withoutFerry }, PARTS),
      stateOf(
        { main: withoutFerry, union: { ...TOWN.union, 'bridge.txt': `${BRIDGE} It is green.` } },
        PARTS,
      ),
      stateOf({ main: withoutFerry, paper: { 'ferry.txt': ferry ?? '' } }, PARTS),
      stateOf({}, []),
      stateOf(TOWN, [['paper']]),
    ]
    const indexing = await opening(open)
    for (const state of states) await expectSame(state, await index(state, indexing), FEW)
    const last = states.at(-1) as State
    await expectSame(last, await index(last, await opening(again)), FEW)
  })

  test('a source that was removed is in no answer any more, and its words are unknown', async () => {
    const indexing = await opening(open)
    const { 'bridge.txt': _, ...without } = TOWN.main ?? {}
    await index(stateOf(TOWN), indexing)
    const [search] = (await index(stateOf({ main: without }), indexing)) as [ShelfSearch]
    const { excerpts, unknownTerms } = await search.ask('When was the Otto Lind bridge built?', asked)
    expect(excerpts.map(({ text }) => text).join()).not.toContain('1988')
    expect(unknownTerms).toEqual(['Otto', 'Lind', 'built'])
  })

  test('whatever the texts and questions', async () => {
    const indexing = await opening(open)
    await fc.assert(
      fc.asyncProperty(
        anyShelf,
        anyShelf,
        fc.array(anyQuestion, { minLength: 1, maxLength: 4 }),
        async (one, other, questions) => {
          const state = stateOf({ one, other }, [['one'], ['other']])
          await expectSame(state, await index(state, indexing), questions)
        },
      ),
      { numRuns: runs },
    )
  })
}
