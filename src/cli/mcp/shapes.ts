import { z } from 'zod'
import type { Citation, Excerpt, RankedPassage, Source, SourceLine } from '../../model.ts'

/*
 * What the tools take and give. A client gets these as JSON Schema, and the SDK holds every result to them.
 */

const SCHEME = 'footnote://source/'

/** The address of a source as a resource. */
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

/** Who says it, and where. */
const CITATION = {
  source: z.string().describe('Address of the source, for `read` or as a resource'),
  title: z.string(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional().describe('YYYY-MM-DD, YYYY-MM or YYYY'),
  withdrawn: z.string().optional().describe('The day on which its publisher was found to have withdrawn it'),
  link: z.string().optional().describe('Opens the page, at the words where it can'),
}

const PLACE = {
  ...CITATION,
  headings: z.array(z.string()).describe('Above the words, outermost first'),
  paragraph: z.int().describe('Counted from 1'),
  page: z.string().optional().describe('Of a document: “page 12”, “slide 3”'),
}

const EXCERPT = z.object({
  text: z.string().describe('The source’s own words, letter for letter. Quote them as they are'),
  start: z.int().describe('Where they stand in the text that `read` gives'),
  end: z.int(),
  ...PLACE,
  alsoIn: z.array(z.object(CITATION)).describe('Other sources that say the same. A copy is none'),
})

export const ASK_INPUT = {
  question: z.string().describe('In English or Spanish, in full words'),
  excerpts: z.int().min(1).max(10).default(3).describe('The most excerpts to give'),
}

export const ASK_OUTPUT = {
  status: z
    .enum(['answered', 'related', 'none'])
    .describe(
      '`answered`: the first excerpt answers. `related`: none does for certain. `none`: the sources do not say',
    ),
  says: z.string().describe('What to tell the person about how sure this is'),
  confidence: z.number().min(0).max(1).describe('The estimated probability that the first excerpt answers'),
  excerpts: z.array(EXCERPT).describe('Best first. Unless answered, what came nearest: no answer'),
  unknownWords: z.array(z.string()).describe('Words of the question that no source has'),
}

export const FIND_INPUT = {
  words: z.string().describe('What to look for'),
  limit: z.int().min(1).max(30).default(10).describe('The most passages to give'),
}

export const FIND_OUTPUT = {
  passages: z.array(
    z
      .object({ text: z.string(), start: z.int(), end: z.int(), ...PLACE })
      .describe('Whole sentences of a source'),
  ),
}

/** In characters: a long source is read in parts. */
const MOST_TEXT = 20_000

export const READ_INPUT = {
  source: z.string().describe('Address or id of a source'),
  start: z.int().min(0).default(0).describe('Where to begin in its text, in UTF-16 code units'),
}

export const READ_OUTPUT = {
  ...CITATION,
  text: z.string().describe(`At most ${MOST_TEXT.toLocaleString('en')} characters of its text`),
  start: z.int(),
  end: z.int(),
  next: z.int().optional().describe('Where to read on; absent at the end'),
  length: z.int().describe('Of the whole text'),
}

type Shape<Fields extends z.ZodRawShape> = z.infer<z.ZodObject<Fields>>

const lineOf = (
  { source, title, publisher, author, published, withdrawn, url }: SourceLine,
  link = url,
): Shape<typeof CITATION> => ({ source: uriOf(source), title, publisher, author, published, withdrawn, link })

const placeOf = (citation: Citation, link?: string): Shape<typeof PLACE> => ({
  ...lineOf(citation, link),
  headings: [...citation.headings],
  paragraph: citation.paragraph,
  ...(citation.page && { page: `${citation.page.kind} ${citation.page.number}` }),
})

export const excerptShape = ({
  text,
  start,
  end,
  citation,
  link,
  alsoIn,
}: Excerpt): z.infer<typeof EXCERPT> => ({
  text,
  start,
  end,
  ...placeOf(citation, link),
  alsoIn: alsoIn.map((one) => lineOf(one)),
})

export const passageShape = (
  { passage: { source, start, end } }: RankedPassage,
  citation: Citation,
): Shape<typeof FIND_OUTPUT>['passages'][number] => ({
  text: source.text.slice(start, end),
  start,
  end,
  ...placeOf(citation),
})

export const readShape = (source: Source, line: SourceLine, start: number): Shape<typeof READ_OUTPUT> => {
  const { length } = source.text
  const end = Math.min(length, start + MOST_TEXT)
  return {
    ...lineOf(line),
    text: source.text.slice(start, end),
    start,
    end,
    ...(end < length && { next: end }),
    length,
  }
}
