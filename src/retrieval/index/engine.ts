import MiniSearch from 'minisearch'
import { termsOf } from '../../language/tokens.ts'
import type { Passage } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { headingTerms } from './heading.ts'
import { type FieldPostings, isOneSlipAway, MIN_LENGTH, type Postings, TermMap } from './term-map.ts'

/** What a term is looked for in: a passage's own words, and the title, date and headings above it. */
export const FIELDS = ['text', 'heading'] as const
export type Field = (typeof FIELDS)[number]

/** The place of a passage that a snapshot does not hold. */
const ABSENT = 0xffff_ffff

/**
 * One state of a shelf. It sees only its own passages in the engine, so passages that are being added do not show, and passages that were
 * discarded later still do, until the engine is vacuumed.
 */
export interface Snapshot {
  readonly passages: readonly Passage[]
  /** The position in `passages` by MiniSearch's short id, or `ABSENT`. */
  readonly places: Uint32Array
  /** MiniSearch's short ids of `passages`. */
  readonly ids: Uint32Array
  /** The number of different terms of each passage, by field. */
  readonly lengths: Readonly<Record<Field, Uint32Array>>
  /** The mean of these. Summed up here: MiniSearch's running mean drifts with each removal. */
  readonly averages: Readonly<Record<Field, number>>
}

/** MiniSearch's options and documents name their id by a field; a passage is its own id. */
const ID = 'passage'

export type TermEntry = readonly [term: string, text: Postings | undefined, heading: Postings | undefined]

/**
 * MiniSearch over passages. Its own `search` builds an object for every match, so `scoring.ts` walks the same postings instead. That needs
 * MiniSearch's protected members, unchanged since 6.0; `test/retrieval/index/passage-index.test.ts` holds both searches to the same scores.
 */
export class PassageEngine extends MiniSearch<Passage> {
  private readonly terms = new TermMap()

  /** How many are saving it: until they are done, discarded passages are not forgotten. */
  savers = 0

  constructor() {
    super({
      fields: [...FIELDS],
      idField: ID,
      extractField: (passage, field) => (field === ID ? passage : termsIn(passage, field as Field)),
      // A field is a list of terms already: it is passed on as it is.
      stringifyField: (terms) => terms,
      tokenize: (terms) => terms as unknown as string[],
      processTerm: (term) => term,
      autoVacuum: false,
    })
    // Another copy of the same class, which the types do not know.
    this._index = this.terms as unknown as typeof this._index
  }

  /** Every passage that was added and not discarded. */
  stored(): Iterable<Passage> {
    return this._idToShortId.keys()
  }

  /** Makes a snapshot of these passages. All have to be in the engine. */
  *snapshot(passages: readonly Passage[]): Steps<Snapshot> {
    const places = new Uint32Array(this._nextId).fill(ABSENT)
    const ids = new Uint32Array(passages.length)
    const lengths = { text: new Uint32Array(passages.length), heading: new Uint32Array(passages.length) }
    const sums = { text: 0, heading: 0 }
    for (let place = 0; place < passages.length; place += 1) {
      const id = this._idToShortId.get(passages[place]) as number
      const fieldLengths = this._fieldLength.get(id) as number[]
      places[id] = place
      ids[place] = id
      for (const field of FIELDS) {
        const length = fieldLengths[this._fieldIds[field] as number] ?? 0
        lengths[field][place] = length
        sums[field] += length
      }
      if (place % 64 === 0) yield
    }
    const { length } = passages
    return {
      passages,
      places,
      ids,
      lengths,
      averages: { text: sums.text / length, heading: sums.heading / length },
    }
  }

  /** How many passages of the snapshot hold a term in a field. */
  frequency({ passages, places, ids }: Snapshot, field: Field, term: string): number {
    const postings = this.postings(term, field)
    if (postings === undefined) return 0
    if (passages.length === this._documentCount + this._dirtCount) return postings.size
    let count = 0
    // Whichever are fewer.
    if (ids.length < postings.size) for (const id of ids) count += postings.has(id) ? 1 : 0
    else for (const id of postings.keys()) if (isPlace(places[id])) count += 1
    return count
  }

  /** The terms of passages' own words that are one slip away from a word, those of discarded passages included. */
  similarTerms(word: string): string[] {
    if (word.length < MIN_LENGTH) return []
    // A swap of two letters counts as two edits here.
    return [...this.terms.fuzzyGet(word, 2).keys()].filter(
      (term) => term[0] === word[0] && !/\d/.test(term) && isOneSlipAway(word, term),
    )
  }

  /** Forgets discarded passages for good, where they are more than a tenth and nobody is saving the index. */
  async tidy(): Promise<void> {
    // Small batches, so that nobody waits for one.
    if (this.savers === 0 && this.dirtCount >= 20 && this.dirtFactor >= 0.1)
      await this.vacuum({ batchSize: 100, batchWait: 1 })
  }

  /** Every term with its postings by field. Terms may come and go meanwhile. */
  *entries(): Generator<TermEntry> {
    const [text, heading] = this.fieldIds()
    for (const [term, postings] of this.terms.all()) yield [term, postings.get(text), postings.get(heading)]
  }

  /**
   * An engine as it was saved.
   *
   * @param passages by short id; undefined for those that are gone, whose postings stay until the engine is vacuumed
   * @param lengths the number of different terms of each, by field
   */
  static from(
    passages: readonly (Passage | undefined)[],
    lengths: Readonly<Record<Field, Uint32Array>>,
    entries: Iterable<TermEntry>,
  ): PassageEngine {
    const engine = new PassageEngine()
    engine._nextId = passages.length
    const [text, heading] = engine.fieldIds()
    for (const [id, passage] of passages.entries()) {
      if (passage === undefined) {
        engine._dirtCount += 1
        continue
      }
      engine._documentIds.set(id, passage)
      engine._idToShortId.set(passage, id)
      engine._documentCount += 1
      for (const field of FIELDS) engine.keepLength(id, field, lengths[field][id] ?? 0)
    }
    for (const [term, inText, inHeading] of entries) {
      const fields: FieldPostings = new Map()
      if (inText !== undefined) fields.set(text, inText)
      if (inHeading !== undefined) fields.set(heading, inHeading)
      if (fields.size > 0) engine.terms.set(term, fields)
    }
    return engine
  }

  /** The passages that hold a term in a field, of all snapshots. */
  postings(term: string, field: Field): Postings | undefined {
    return this.terms.get(term)?.get(this._fieldIds[field] as number)
  }

  private fieldIds(): readonly [text: number, heading: number] {
    return [this._fieldIds.text as number, this._fieldIds.heading as number]
  }

  private keepLength(id: number, field: Field, length: number): void {
    const at = this._fieldIds[field] as number
    const lengths = this._fieldLength.get(id) ?? []
    lengths[at] = length
    this._fieldLength.set(id, lengths)
    const before = this._avgFieldLength[at] ?? 0
    this._avgFieldLength[at] = before + (length - before) / this._documentCount
  }
}

/** Whether a snapshot holds the passage that it has this place for. */
export const isPlace = (place: number | undefined): place is number => place !== undefined && place !== ABSENT

/** The terms of a passage's own words, or of what stands above it, as often as they stand there. */
export const termsIn = (passage: Passage, field: Field): readonly string[] => {
  if (field === 'heading') return headingTerms(passage)
  const { source, start, end } = passage
  return termsOf(source.text.slice(start, end), source.language)
}
