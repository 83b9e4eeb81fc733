import type { Source } from '../../model.ts'
import type { Steps } from '../../steps.ts'
import { sourceKey } from './source-key.ts'

/**
 * The sources that are copies, each with the source that is searched in its place: the first on the shelf with the same `sourceKey`. A copy
 * counts nowhere and proves nothing, so answers are as sure as without it.
 */
export type Copies = ReadonlyMap<Source, Source>

/** A shelf without copies. */
export const NO_COPIES: Copies = new Map()

/** Finds the copies of a shelf. Texts are compared as they are, but for white space at their end. */
export function* findCopies(sources: readonly Source[]): Steps<Copies> {
  const copies = new Map<Source, Source>()
  const firsts = new Map<string, Source>()
  for (const source of sources) {
    yield
    const key = sourceKey(source)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, source)
    else copies.set(source, first)
  }
  return copies
}

/** By sources that were searched but may not be cited: their copies that may be. */
export type StandIns = ReadonlyMap<Source, Source>

/** The copies to cite where only some sources may be: of each text, the first that may. @param within those that may; all without it */
export const standInsFor = (within: ReadonlySet<Source> | undefined, copies: Copies): StandIns => {
  const standIns = new Map<Source, Source>()
  if (within !== undefined)
    for (const [copy, first] of copies)
      if (within.has(copy) && !within.has(first) && !standIns.has(first)) standIns.set(first, copy)
  return standIns
}

/** Some sources, with those that are searched in the place of the copies among them. */
export const withFirsts = (some: ReadonlySet<Source>, copies: Copies): ReadonlySet<Source> => {
  const standIns = standInsFor(some, copies)
  return standIns.size === 0 ? some : new Set([...some, ...standIns.keys()])
}
