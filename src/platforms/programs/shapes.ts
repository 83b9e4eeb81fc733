import type { z } from 'zod'
import type { CitedPassage, ProgramAnswer } from '../../commands/programs/model.ts'
import type { SourcePage } from '../../commands/programs/source-page.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Citation, Excerpt, Source, SourceLine, Speech } from '../../model.ts'
import {
  type ANSWER,
  type CITED,
  type EXCERPT,
  type FOUND,
  MOST_TEXT,
  type SOURCE,
  type SOURCES,
  type TEXT,
} from './schemas.ts'

/*
 * Puts answers and sources into the shapes of `schemas.ts`.
 */

const SCHEME = 'footnote://source/'

/** The address of a source, also as a resource. */
export const uriOf = (id: string): string => `${SCHEME}${encodeURIComponent(id.toWellFormed())}`

/** The id of the source that an address or an id names. */
export const idOf = (typed: string): string => {
  if (!typed.startsWith(SCHEME)) return typed
  try {
    return decodeURIComponent(typed.slice(SCHEME.length))
  } catch {
    return typed
  }
}

const lineOf = (
  { source, title, publisher, author, published, withdrawn, url }: SourceLine,
  link = url,
): z.infer<typeof CITED> => ({ source: uriOf(source), title, publisher, author, published, withdrawn, link })

const placeOf = (citation: Citation, link?: string) => ({
  ...lineOf(citation, link),
  headings: [...citation.headings],
  paragraph: citation.paragraph,
  ...(citation.page && { page: `${citation.page.kind} ${citation.page.number}` }),
})

const excerptShape = ({ text, start, end, citation, link, alsoIn }: Excerpt): z.infer<typeof EXCERPT> => ({
  text,
  start,
  end,
  ...placeOf(citation, link),
  alsoIn: alsoIn.map((one) => lineOf(one)),
})

export const answerShape = ({ answer, speech, untold }: ProgramAnswer): z.infer<typeof ANSWER> => {
  const { programs, intents } = messagesFor(speech)
  const { status, question, confidence, excerpts, unknownTerms } = answer
  return {
    status,
    says: untold === undefined ? programs.says[status] : intents.untold[untold],
    question,
    confidence,
    excerpts: excerpts.map(excerptShape),
    unknownWords: [...unknownTerms],
  }
}

export const foundShape = (found: readonly CitedPassage[]): z.infer<typeof FOUND> => ({
  passages: found.map(({ passage: { source, start, end }, citation }) => ({
    text: source.text.slice(start, end),
    start,
    end,
    ...placeOf(citation),
  })),
})

const sourceShape = (source: Source): z.infer<typeof SOURCE> => ({
  ...lineOf({ ...source, source: source.id }),
  language: source.language,
  length: source.text.length,
})

export const pageShape = ({ sources, next }: SourcePage): z.infer<typeof SOURCES> => ({
  sources: sources.map(sourceShape),
  ...(next !== undefined && { next }),
})

const isFirstHalf = (text: string, at: number): boolean => /^[\ud800-\udbff]/.test(text.charAt(at))

/**
 * A part of a source's text.
 * @throws UserError if it ends before `start`
 */
export const textShape = (source: Source, start: number, language: Speech): z.infer<typeof TEXT> => {
  const { length } = source.text
  if (start > length) throw new UserError(messagesFor(language).programs.beyondEnd(length))
  const full = start + MOST_TEXT
  // A letter of two code units stays whole.
  const end = full < length && isFirstHalf(source.text, full - 1) ? full - 1 : Math.min(length, full)
  return {
    ...sourceShape(source),
    text: source.text.slice(start, end),
    start,
    end,
    ...(end < length && { next: end }),
  }
}
