import { FIELDS, type Field } from '../engine.ts'
import type { Aside } from './aside.ts'
import type { Connection } from './connection.ts'
import { writtenTerm } from './definition.ts'
import { countBody, searchBody } from './queries.ts'
import { bestOf, type Hit, isSpelledLike, type Measured } from './remote-index.ts'
import { filtersOf, type Group, type ReadView } from './views.ts'
import { type Counts, type Frequency, type Known, NONE, type Part, type Wanted, type Wants } from './wants.ts'

/** What is asked of OpenSearch for one view. */
export interface Asked {
  readonly connection: Connection
  readonly index: string
  readonly view: ReadView
  readonly measured: Measured
  /** How many passages OpenSearch takes the index for. */
  readonly counted: number
  /** Known if the index held nothing but the view’s passages, and none that were removed. OpenSearch counts these without being asked to. */
  readonly aside: Aside | undefined
  readonly groupOf: (group: string) => Group | undefined
}

/** Fetches all that a question lacks, in one trip. @throws AwayError; RefusedError */
export const fetchWants = async (asked: Asked, wants: Wants, known: Known): Promise<void> => {
  const [spelled] = await Promise.all([
    fetchSpellings(asked, [...wants.spellings]),
    fetchSearches(asked, wants, known),
    fetchFrequencies(asked, [...wants.frequencies], known),
  ])
  for (const [word, terms] of spelled) known.spellings.set(word, terms)
}

/** How many terms one request counts, and how many counts one request holds. */
const TERMS = 2_000
const COUNTS = 500

const fetchFrequencies = async (asked: Asked, terms: readonly string[], known: Known): Promise<void> => {
  const { view, aside } = asked
  const all = new Map<string, Counts>()
  // Another program that starts at the same time may have written passages again since: the ones before them are counted too.
  let isWhole = true
  for (let from = 0; from < terms.length; from += TERMS) {
    const { counts, passages } = await countAll(asked, terms.slice(from, from + TERMS))
    for (const [term, count] of counts) all.set(term, count)
    isWhole &&= aside !== undefined && passages <= aside.passages
  }
  if (aside !== undefined && isWhole) {
    for (const [term, count] of all) known.frequencies.set(term, frequencyBeside(aside, term, count))
    return
  }
  const somewhere = terms.filter((term) => FIELDS.some((field) => (all.get(term) ?? NONE)[field] > 0))
  const hasNear = view.facts.passages.near.length > 0
  const [own, near] = await Promise.all([
    countPart(asked, 'own', somewhere, all),
    hasNear ? countPart(asked, 'near', somewhere, all) : new Map<string, Counts>(),
  ])
  for (const term of terms)
    known.frequencies.set(term, {
      own: own.get(term) ?? NONE,
      near: near.get(term) ?? NONE,
      all: all.get(term) ?? NONE,
    })
}

/** What is not aside is the view’s own. @param all how many of all hold the term */
const frequencyBeside = (aside: Aside, term: string, all: Counts): Frequency => {
  const near = aside.near(term)
  const out = aside.out(term)
  const own = (field: Field): number => all[field] - near[field] - out[field]
  return { own: { text: own('text'), heading: own('heading') }, near, all }
}

interface TermVectors {
  readonly term_vectors: Partial<
    Record<
      Field,
      {
        readonly field_statistics?: { readonly doc_count: number }
        readonly terms: Readonly<Record<string, { readonly doc_freq?: number }>>
      }
    >
  >
}

/** How many passages hold each term, and how many there are, removed ones included until OpenSearch tidies up. */
const countAll = async (
  { connection, index }: Asked,
  terms: readonly string[],
): Promise<{ readonly counts: ReadonlyMap<string, Counts>; readonly passages: number }> => {
  const list = [...new Set(terms.map(writtenTerm))].join('\n')
  const { term_vectors } = await connection.request<TermVectors>('POST', `/${index}/_termvectors`, {
    doc: { text: list, heading: list },
    fields: FIELDS,
    term_statistics: true,
    field_statistics: true,
    offsets: false,
    positions: false,
  })
  const count = (field: Field, term: string): number =>
    term_vectors[field]?.terms[writtenTerm(term)]?.doc_freq ?? 0
  return {
    counts: new Map(
      terms.map((term) => [term, { text: count('text', term), heading: count('heading', term) }]),
    ),
    passages: term_vectors.text?.field_statistics?.doc_count ?? 0,
  }
}

/** How many passages of a part of the view hold each term. @param all how many of all, so that nothing is asked about what nobody holds */
const countPart = async (
  { connection, index, view }: Asked,
  part: Part,
  terms: readonly string[],
  all: ReadonlyMap<string, Counts>,
): Promise<ReadonlyMap<string, Counts>> => {
  const filters = filtersOf(view, part)
  const asked = terms.flatMap((term) =>
    FIELDS.flatMap((field) => ((all.get(term) ?? NONE)[field] > 0 ? [{ term, field }] : [])),
  )
  const counts = new Map<string, Record<Field, number>>()
  for (let from = 0; from < asked.length; from += COUNTS) {
    const some = asked.slice(from, from + COUNTS)
    const bodies = some.map(({ term, field }) => countBody(field, term, filters))
    const found = await searchAll<Counted>(connection, index, bodies)
    for (const [at, { term, field }] of some.entries()) {
      const known = counts.get(term) ?? { text: 0, heading: 0 }
      known[field] = found[at]?.hits.total.value ?? 0
      counts.set(term, known)
    }
  }
  return counts
}

interface Counted {
  readonly hits: { readonly total: { readonly value: number } }
}

/** Several searches in one request. */
const searchAll = async <T>(
  { request }: Connection,
  index: string,
  bodies: readonly object[],
): Promise<readonly T[]> => {
  const lines = bodies.flatMap((body) => [{}, body])
  const { responses } = await request<{ readonly responses: readonly (T | Failed)[] }>(
    'POST',
    `/${index}/_msearch`,
    lines,
  )
  return responses.map((response) => {
    if (isFailed(response)) throw new Error(`OpenSearch could not search: ${response.error.type}`)
    return response
  })
}

interface Failed {
  readonly error: { readonly type: string }
}

const isFailed = (response: unknown): response is Failed =>
  typeof response === 'object' && response !== null && 'error' in response

/** Terms whose words may be what a misspelt word means. */
const fetchSpellings = async (
  { connection, index }: Asked,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (words.length === 0) return new Map()
  const suggest = Object.fromEntries(words.map((word, at) => [String(at), { text: word, term: SUGGESTED }]))
  const { suggest: found } = await connection.request<Suggested>('POST', `/${index}/_search`, {
    size: 0,
    suggest,
  })
  return new Map(
    words.map((word, at) => [
      word,
      (found[String(at)] ?? []).flatMap(({ options }) =>
        options.flatMap(({ text }) => (isSpelledLike(word, text) ? [text] : [])),
      ),
    ]),
  )
}

/** All terms one slip away, however common. OpenSearch counts a swap of two letters as one slip, too. */
const SUGGESTED = {
  field: 'text',
  analyzer: 'keyword',
  suggest_mode: 'always',
  max_edits: 1,
  prefix_length: 1,
  min_word_length: 1,
  size: 200,
  shard_size: 200,
  max_inspections: 200,
  max_term_freq: 1_000_000_000,
  accuracy: 0,
}

interface Suggested {
  readonly suggest: Readonly<
    Record<string, readonly { readonly options: readonly { readonly text: string }[] }[]>
  >
}

interface Found {
  readonly hits: { readonly hits: readonly { readonly _source: Hit }[] }
}

const fetchSearches = async (asked: Asked, { searches }: Wants, known: Known): Promise<void> => {
  const wanted = [...searches]
  if (wanted.length === 0) return
  const { view, measured, counted, groupOf } = asked
  // Each term's frequency was known when the search was noted.
  const frequencies = new Map<string, Frequency>()
  for (const [, { terms }] of wanted)
    for (const { term } of terms) {
      const frequency = known.frequencies.get(term)
      if (frequency) frequencies.set(term, frequency)
    }
  const frequencyOf = (term: string): Frequency =>
    frequencies.get(term) ?? { own: NONE, near: NONE, all: NONE }
  const commonness = { size: measured.size.own, sizeOfAll: counted, frequencyOf }
  const isFindable = ({ terms, within }: Wanted): boolean => terms.length > 0 && within?.size !== 0
  const asking = wanted.filter(([, one]) => isFindable(one))
  for (const [name, one] of wanted) if (!isFindable(one)) known.searches.set(name, [])
  if (asking.length === 0) return
  const bodies = asking.map(([, one]) => searchBody(one, filtersOf(view, one.part), commonness))
  const found = await searchAll<Found>(asked.connection, asked.index, bodies)
  for (const [at, [name, one]] of asking.entries()) {
    const hits = found[at]?.hits.hits.map(({ _source }) => _source) ?? []
    known.searches.set(name, bestOf(hits, one, measured, frequencyOf, groupOf))
  }
}
