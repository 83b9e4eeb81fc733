import { leadOf } from '../../digest/compose/lead.ts'
import { termRarityOf } from '../../digest/compose/term-rarity.ts'
import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { isFunction, wordsOf } from '../../language/follow-up/words.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Excerpt, Source, Speech } from '../../model.ts'
import { done, note, type Reply } from '../../reply.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { openingOf } from '../sources/find.ts'
import { named } from '../sources/show.ts'

/** The most sources of one name that are summed up. */
const SHOWN_SOURCES = 3

/** The sentences with which sources say best what they are about, letter for letter. @param sources at least one */
export const summaryOf = (sources: readonly Source[], speech: Speech, context: Context): Reply => {
  const messages = messagesFor(speech)
  const shown = sources.slice(0, SHOWN_SOURCES)
  const more = sources.length - shown.length
  const leads = shown.flatMap((source) => leadingOf(source, context) ?? [])
  return done(speech, [
    ...excerptBlocks(leads, 1, messages, context),
    ...(more > 0 ? [note(messages.digest.moreStories(more))] : []),
    note(messages.intents.ownWords),
  ])
}

const leadingOf = (source: Source, { shelf }: Context): Excerpt | undefined => {
  const passages = passagesIn(shelf.passages, source)
  const [first] = passages
  return leadOf(source, passages, termRarityOf(shelf.passages)) ?? (first && openingOf(first))
}

/** The content words of what names a source. */
const contentOf = (words: string): readonly string[] =>
  wordsOf(words).flatMap(({ word }) => (isFunction(word) ? [] : [word]))

/**
 * The sources that words name: by their titles, or else the one whose text mentions the words best.
 * @throws UserError if there is none
 */
export const sourcesAbout = async (
  subject: string,
  speech: Speech,
  { shelf, retrieval }: Context,
): Promise<readonly Source[]> => {
  const content = contentOf(subject)
  const titled = named(content.join(' '), shelf).flatMap((index) => shelf.sources[index] ?? [])
  if (titled.length > 0) return titled
  const [found] = content.length > 0 ? await retrieval.find(content.join(' '), 1) : []
  if (found) return [found.passage.source]
  throw new UserError(messagesFor(speech).noSuchTitle(shorten(subject)))
}

/** The one source whose title the words give, or more than half of it; undefined for words that are a subject rather. */
export const sourceTitled = (subject: string, { shelf }: Pick<Context, 'shelf'>): Source | undefined => {
  const content = contentOf(subject)
  const [index, ...others] = named(content.join(' '), shelf)
  const source = index === undefined || others.length > 0 ? undefined : shelf.sources[index]
  return source && content.length * 2 > contentOf(source.title).length ? source : undefined
}
