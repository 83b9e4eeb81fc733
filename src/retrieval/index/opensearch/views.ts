import { hash } from 'node:crypto'
import type { Passage, Source } from '../../../model.ts'
import { eachSource } from '../../../sources/passages/lists.ts'
import type { View } from '../indexing.ts'
import type { ShelfFacts } from '../shelf-state.ts'
import { sourceKey } from '../source-key.ts'
import type { IndexedPassage } from './definition.ts'
import type { Part } from './wants.ts'

/** A view, with what is known of its sources. */
export interface ReadView {
  readonly view: View
  readonly facts: ShelfFacts
}

/** The name of a view in the index. */
const viewName = ({ key }: Pick<View, 'key'>): string => hash('sha1', key, 'base64url')

const groups = new WeakMap<Source, string>()

/** The key of a source in the index: of its id and of all that decides its passages and their terms. Another text is another group. */
export const groupOf = (source: Source): string => {
  const known = groups.get(source)
  if (known !== undefined) return known
  const group = hash('sha1', `${source.id}\n${sourceKey(source)}`, 'base64url')
  groups.set(source, group)
  return group
}

/** A filter of OpenSearch's query language. */
export type Filter = Readonly<Record<string, unknown>>

/** The passages of a view: of the shelves that it reads, without copies. Empty if these are all that is indexed. */
export const filtersOf = ({ view, facts }: ReadView, part: Part): readonly Filter[] => {
  const name = viewName(view)
  const shelves: readonly Filter[] = view.reads ? [{ terms: { shelf: [...view.reads] } }] : []
  if (part === 'near') return [...shelves, { term: { near: name } }]
  return [
    ...shelves,
    ...(facts.copies.size > 0 ? [{ bool: { must_not: { term: { out: name } } } }] : []),
    ...(facts.stories.firstOf.size > 0 ? [{ bool: { must_not: { term: { near: name } } } }] : []),
  ]
}

/** The passages of a source, with what the index says of all of them. */
export interface Group extends Pick<IndexedPassage, 'group' | 'state' | 'shelf' | 'out' | 'near'> {
  readonly source: Source
  /** How many passages it has. */
  readonly count: number
  readonly passages: () => readonly Passage[]
  /** How many sources come before it. */
  readonly rank: number
}

/** What is to be in the index, by group. @param views that of everything first */
export const groupsOf = (
  views: readonly ReadView[],
  shelfOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, Group> => {
  const found = new Map<string, Group>()
  const [everything] = views
  if (everything === undefined) return found
  const names = views.map(({ view }) => viewName(view))
  for (const { source, count, all: passages } of eachSource(everything.view.shelf.passages)) {
    const group = groupOf(source)
    const shelf = shelfOf.get(source.id) ?? ''
    const inViews = (isIn: (facts: ShelfFacts) => boolean) =>
      names.filter((_, at) => isIn((views[at] as ReadView).facts))
    const out = inViews(({ copies }) => copies.has(source))
    const near = inViews(({ stories }) => stories.firstOf.has(source))
    const state = hash('sha1', JSON.stringify([shelf, out, near]), 'base64url').slice(0, 12)
    found.set(group, { group, state, shelf, out, near, source, count, passages, rank: found.size })
  }
  return found
}
