import { fold } from '../../language/fold.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Language, Source, SourceLine } from '../../model.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { isAnswered } from '../access/access.ts'
import type { Context } from '../context.ts'
import { shelvesSeenFrom } from '../shelves/shelves.ts'
import { matchesTyped } from '../sources/suggest.ts'

/** Which sources somebody wants to see. Empty texts are no wish. */
export interface Browsing {
  /** Each must begin a word of the title, publisher or author. */
  readonly words: string
  readonly publisher: string
  readonly language: string
  /** The id of a shelf. */
  readonly shelf: string
  /** The first and the last day of publication: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A source without a date is on no day. */
  readonly from: string
  readonly to: string
  /** From 1. */
  readonly page: number
}

export interface Browsed {
  /** A page of those that match, the newest first; those without a date last. */
  readonly sources: readonly BrowsedSource[]
  readonly page: number
  readonly pages: number
  /** How many match. */
  readonly total: number
  /** What the sources of the place can be narrowed by, each with the number of sources that it would leave. The most first. */
  readonly publishers: readonly Choice[]
  readonly languages: readonly Choice<Language>[]
  /** Empty if all sources are on one shelf. */
  readonly shelves: readonly Choice[]
}

export interface BrowsedSource extends SourceLine {
  readonly reference: string
  readonly language: Language
}

export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly name: string
  readonly count: number
}

const PAGE_SIZE = 50
/** More are not offered to choose from: nobody reads a longer menu. They are found by their words. */
const MOST_PUBLISHERS = 100

/** A page of the sources that the place reads, narrowed as wanted. */
export const browse = async (wanted: Browsing, context: Here): Promise<Browsed> => {
  const reads = await isAnswered(context.access)
  return browseIn(wanted, reads ? context : { ...context, shelf: { sources: [], passages: [] } })
}

type Here = Pick<Context, 'shelf' | 'shelves' | 'references' | 'place' | 'access' | 'language'>

const browseIn = (
  { words, publisher, language, shelf, from, to, page }: Browsing,
  context: Here,
): Browsed => {
  const shelfOf = ({ id }: Source): string => context.shelves.of.get(id) ?? ''
  const typed = fold(words).trim()
  const found = newestFirst(context.shelf.sources).filter(
    (source) =>
      (publisher === '' || source.publisher === publisher) &&
      (language === '' || source.language === language) &&
      (shelf === '' || shelfOf(source) === shelf) &&
      isWithin(source.published, from, to) &&
      (typed === '' || isCalled(source, typed)),
  )
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pages)
  const { sources } = context.shelf
  const shelves = counted(sources, shelfOf)
  const names = new Map(
    shelvesSeenFrom(context, messagesFor(context.language)).map(({ id, name }) => [id, name]),
  )
  return {
    sources: found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map((source) => ({
      ...sourceLine(source),
      reference: context.references.textIdOf(source),
      language: source.language,
    })),
    page: shown,
    pages,
    total: found.length,
    ...choicesAmong(sources),
    shelves:
      shelves.length < 2
        ? []
        : shelves.map((choice) => ({ ...choice, name: names.get(choice.value) ?? choice.value })),
  }
}

/** Whether a day of publication may lie between two others. Of a year alone any day may be meant. */
const isWithin = (published: string | undefined, from: string, to: string): boolean => {
  if (from === '' && to === '') return true
  if (published === undefined) return false
  const after = from === '' || published >= from.slice(0, published.length)
  return after && (to === '' || published.slice(0, to.length) <= to.slice(0, published.length))
}

/** A shelf's sources stay in order until they change, and may be a hundred thousand. */
const NEWEST = new WeakMap<readonly Source[], readonly Source[]>()

const newestFirst = (sources: readonly Source[]): readonly Source[] => {
  const known = NEWEST.get(sources)
  if (known) return known
  const sorted = sources.toSorted(({ published: a = '' }, { published: b = '' }) =>
    a < b ? 1 : a > b ? -1 : 0,
  )
  NEWEST.set(sources, sorted)
  return sorted
}

/** Whether each word begins a word of the title, publisher or author of a source. @param typed folded */
export const isCalled = (source: Source, typed: string): boolean => matchesTyped(foldedOf(source), typed)

const FOLDED = new WeakMap<Source, string>()

const foldedOf = (source: Source): string => {
  const { title, publisher = '', author = '' } = source
  const folded = FOLDED.get(source) ?? fold(`${title} ${publisher} ${author}`)
  FOLDED.set(source, folded)
  return folded
}

const CHOICES = new WeakMap<readonly Source[], Pick<Browsed, 'publishers' | 'languages'>>()

/** Counted once, as the order is. */
const choicesAmong = (sources: readonly Source[]): Pick<Browsed, 'publishers' | 'languages'> => {
  const known = CHOICES.get(sources)
  if (known) return known
  const choices = {
    publishers: counted(sources, (source) => source.publisher).slice(0, MOST_PUBLISHERS),
    languages: counted(sources, (source) => source.language),
  }
  CHOICES.set(sources, choices)
  return choices
}

const counted = <Value extends string>(
  sources: readonly Source[],
  chooseBy: (source: Source) => Value | undefined,
): readonly Choice<Value>[] => {
  const counts = new Map<Value, number>()
  for (const source of sources) {
    const value = chooseBy(source)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, name: value, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
