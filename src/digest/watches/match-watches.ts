import { type Answer, type Excerpt, type Place, withoutUndefined } from '../../model.ts'
import type { Watch } from '../../store/port.ts'

/**
 * The place whose sources a watch may report. A person who is told directly, of a watch that they set in a channel, may have left it since: they
 * hear of what everybody in the workspace may read.
 */
export const readingPlace = ({ place, direct }: Watch): Place => {
  if (!direct || place.thread?.startsWith('direct')) return place
  const { platform, workspace, user } = place
  return withoutUndefined({ platform, workspace, user })
}

/** An excerpt from a new source that answers a watch. */
export interface Found {
  readonly source: string
  readonly excerpt: Excerpt
}

/** What new sources answer to a watch: one excerpt a source, the most confident first. What several say word for word is told once. */
export interface Match {
  readonly watch: Watch
  readonly found: readonly Found[]
}

export interface Matching {
  readonly watches: readonly Watch[]
  /** The new sources, each with when it came: milliseconds since 1970. */
  readonly fresh: ReadonlyMap<string, number>
  /** Answers a question from some sources, with verified excerpts. */
  readonly ask: (
    question: string,
    options: { readonly place: Place; readonly among: ReadonlySet<string> },
  ) => Promise<Answer>
  /** Lets other work run in between. */
  readonly turn?: () => Promise<void>
}

/**
 * The confidence that a watch needs to report: the same at which an answer over the whole shelf counts as answered. On SQuAD 2.0, with ten new
 * paragraphs, it reports 84 of 100 answers. When none of them answers, it never reports in 970 tries on other subjects, 3 times in 100 on a subject
 * that the shelf answers, and 7 times in 100 on one that it does not.
 */
const CONFIDENT = 0.5

/** Whether no source said so before: none of the others found, and no earlier place of the same article. */
const isNews = (
  { text, alsoAt = [] }: Excerpt,
  found: readonly Found[],
  fresh: ReadonlyMap<string, number>,
): boolean =>
  found.every((other) => other.excerpt.text !== text) &&
  alsoAt.every(({ source }) => fresh.has(source) && found.every((other) => other.source !== source))

/**
 * Asks each watch of the sources that came after it was set. Takes the best source away and asks again, because an answer's confidence is that of
 * its first excerpt alone.
 */
export const matchWatches = async ({ watches, fresh, ask, turn }: Matching): Promise<readonly Match[]> => {
  const matches: Match[] = []
  for (const watch of watches) {
    const among = new Set(
      [...fresh].flatMap(([source, at]) => (at > (watch.since ?? watch.at) ? [source] : [])),
    )
    const found: Found[] = []
    while (among.size > 0) {
      await turn?.()
      const answer = await ask(watch.question, { place: readingPlace(watch), among: new Set(among) })
      const [excerpt] = answer.excerpts
      if (answer.status !== 'answered' || answer.confidence < CONFIDENT || !excerpt) break
      const { source } = excerpt.citation
      // Guards against an endless loop: the excerpt is not from the new sources.
      if (!among.delete(source)) break
      if (isNews(excerpt, found, fresh)) found.push({ source, excerpt })
    }
    if (found.length > 0) matches.push({ watch, found })
  }
  return matches
}
