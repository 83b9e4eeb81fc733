import { hash } from 'node:crypto'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Answer, Excerpt, Source, Speech } from '../../model.ts'
import { done, note, prose, type Reply } from '../../reply.ts'
import { sourceLine } from '../../retrieval/answer/citation.ts'
import { headingsAbove, pageAt, paragraphAt } from '../../sources/passages/passages.ts'
import type { AskedQuestion } from '../../store/port.ts'
import type { SharedExcerpt } from '../../store/share-port.ts'
import { isAnswered } from '../access/access.ts'
import { maySee } from '../access/visible-questions.ts'
import { blocksAround, SHOWN_EXCERPTS, shownOf, surenessOf } from '../ask/answer-reply.ts'
import type { Context } from '../context.ts'
import { groupedBlocks } from '../excerpt-blocks.ts'
import { askVerified, verifyAnswer } from '../verify.ts'
import { openText } from './open-text.ts'

/**
 * Saves an answer as it is now, and gives the link to it. What was shared before stays as it was then.
 * @throws UserError if the answer has no excerpt
 */
export const shareByLink = async (saved: AskedQuestion, speech: Speech, context: Context): Promise<Reply> => {
  const { store, retentionDays, reader } = context
  const { shared, sharedLink, nothingToShare } = messagesFor(speech).reader
  const { id, question, language, at, place } = saved
  const answer = await askVerified(question, { excerpts: SHOWN_EXCERPTS + 1 }, context)
  const excerpts = shownOf(answer).flatMap((excerpt) => standingIn(excerpt, context))
  if (excerpts.length === 0) throw new UserError(nothingToShare)
  const { platform, workspace, user } = place
  await store.saveShare({
    ...{ id, question, language, at, excerpts, status: answer.status, confidence: answer.confidence },
    place: {
      platform,
      ...(workspace !== undefined && { workspace }),
      ...(user !== undefined && { user }),
    },
  })
  return {
    ...done(speech, [prose(shared(retentionDays))]),
    page: { label: sharedLink, url: `${reader?.url ?? ''}/a/${id}` },
  }
}

/** Where an excerpt stands. */
const standingIn = (
  { start, end, text, marks, citation }: Excerpt,
  { sourceById, references }: Context,
): readonly SharedExcerpt[] => {
  const source = sourceById.get(citation.source)
  if (!source) return []
  const header = citation.headings[headingsAt(source, start).length]
  const reference = references.textIdOf(source)
  return [{ reference, start, end, digest: digestOf(text), marks, ...(header !== undefined && { header }) }]
}

const headingsAt = (source: Source, offset: number): readonly string[] =>
  headingsAbove(source, [offset])[0] ?? []

const digestOf = (text: string): string => hash('sha256', text, 'hex')

/** A shared answer, as far as somebody may read its sources. */
export interface SharedReading {
  readonly question: string
  /** With the excerpts of the sources that they read. */
  readonly reply: Reply
  /** When it was asked, in milliseconds since 1970, if the question is theirs to see. */
  readonly asked?: number
}

/**
 * Opens a shared answer. Each excerpt is checked against the text that it was of, letter for letter.
 * @returns undefined if there is none, or none of its excerpts may be read there
 */
export const readShared = async (id: string, context: Context): Promise<SharedReading | undefined> => {
  if (!(await isAnswered(context.access))) return undefined
  const saved = await context.store.share(id)
  if (!saved) return undefined
  const { question, language, status, confidence, at, place } = saved
  const texts = new Map<string, Source>()
  const excerpts: Excerpt[] = []
  let hasChanged = false
  for (const shared of saved.excerpts) {
    const opened = await openText(shared.reference, context)
    const excerpt = opened && excerptIn(opened.source, shared)
    if (!excerpt) {
      // Unless the best excerpt is there, nothing is claimed to be answered.
      if (excerpts.length === 0) excerpts.push(NONE)
      continue
    }
    texts.set(opened.source.id, opened.source)
    excerpts.push(excerpt)
    hasChanged ||= opened.until !== undefined
  }
  const { answer } = verifyAnswer({ ...EMPTY, question, status, confidence, excerpts }, texts)
  if (answer.excerpts.length === 0) return undefined
  const isTheirs = maySee({ place, privately: true }, { place: context.place, privately: true })
  return {
    question,
    reply: replyOf(answer, language, hasChanged, { ...context, sourceById: texts }),
    ...(isTheirs && { asked: at }),
  }
}

const EMPTY = { passages: [], unknownTerms: [], missingTerms: [] } as const

/** Stands for a first excerpt that is not shown. It is no source's text. */
const NONE: Excerpt = {
  start: 0,
  end: 0,
  text: '',
  marks: [],
  citation: { source: '', title: '', paragraph: 1, headings: [] },
  alsoIn: [],
}

const excerptIn = (
  source: Source,
  { start, end, digest, marks, header }: SharedExcerpt,
): Excerpt | undefined => {
  const text = source.text.slice(start, end)
  if (digestOf(text) !== digest) return undefined
  const page = pageAt(source, start)
  return {
    start,
    end,
    text,
    marks,
    citation: {
      ...sourceLine(source),
      paragraph: paragraphAt(source, start),
      headings: [...headingsAt(source, start), ...(header === undefined ? [] : [header])],
      ...(page && { page }),
    },
    alsoIn: [],
  }
}

const replyOf = (
  answer: Answer,
  language: Speech,
  hasChanged: boolean,
  context: Pick<Context, 'sourceById' | 'references'>,
): Reply => {
  const messages = messagesFor(language)
  const sureness = surenessOf(answer)
  // Who else says so may have changed since, and is not said.
  const blocks = groupedBlocks(answer.excerpts, 1, messages, context)
  return {
    language,
    outcome: answer.status,
    ...(sureness !== undefined && { sureness }),
    blocks: [
      ...blocksAround(answer, blocks, messages, sureness),
      ...(hasChanged ? [note(messages.reader.changedSince)] : []),
    ],
  }
}
