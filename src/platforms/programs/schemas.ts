import { z } from 'zod'

/*
 * What other programs send and get, by MCP and by the HTTP API. A client gets these as JSON Schema, and every answer is held to them.
 */

/** Who says it, and where. */
const LINE = {
  source: z
    .string()
    .describe(
      'Address of the source: what `read` takes, its address as a resource, and the id in the paths of the HTTP API',
    ),
  title: z.string(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional().describe('YYYY-MM-DD, YYYY-MM or YYYY'),
  withdrawn: z.string().optional().describe('The day on which its publisher was found to have withdrawn it'),
  link: z.string().optional().describe('Opens the page, at the words where it can'),
}

const PLACE = {
  ...LINE,
  headings: z.array(z.string()).describe('Above the words, outermost first'),
  paragraph: z.int().describe('Counted from 1'),
  page: z.string().optional().describe('Of a document: “page 12”, “slide 3”'),
}

const offset = z.int().min(0)

export const CITED = z.object(LINE)

export const EXCERPT = z.object({
  text: z.string().describe('The source’s own words, letter for letter. Quote them as they are'),
  start: offset.describe('Where they stand in the source’s text, in UTF-16 code units'),
  end: offset,
  ...PLACE,
  alsoIn: z.array(CITED).describe('Other sources that say the same. A copy is none'),
})

export const QUESTION = z.strictObject({
  question: z.string().describe('In English or Spanish, in full words unless it follows up another'),
  excerpts: z.int().min(1).max(10).default(3).describe('The most excerpts to give'),
  thread: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Your name for a conversation. “And in 2024?” follows up the last question with the same one'),
})

export const ANSWER = z.object({
  status: z
    .enum(['answered', 'related', 'none'])
    .describe(
      '`answered`: the first excerpt answers. `related`: none does for certain. `none`: the sources do not say',
    ),
  says: z
    .string()
    .describe('What to tell the person about how sure this is, in the language of the question'),
  question: z.string().describe('As it was understood: a follow-up in full words, misspelt words corrected'),
  confidence: z.number().min(0).max(1).describe('The estimated probability that the first excerpt answers'),
  excerpts: z.array(EXCERPT).describe('Best first. Unless answered, what came nearest: no answer'),
  unknownWords: z.array(z.string()).describe('Words of the question that no source has'),
})

export const WORDS = z.strictObject({
  words: z.string().describe('What to look for'),
  limit: z.int().min(1).max(30).default(10).describe('The most passages to give'),
})

export const PASSAGE = z
  .object({ text: z.string(), start: offset, end: offset, ...PLACE })
  .describe('Whole sentences of a source')

export const FOUND = z.object({ passages: z.array(PASSAGE) })

export const LISTING = z.strictObject({
  words: z.string().max(300).optional().describe('Each must begin a word of the title, publisher or author'),
  limit: z.int().min(1).max(200).default(50).describe('The most sources to give'),
  cursor: z.string().max(5_000).optional().describe('The `next` of the page before'),
})

export const SOURCE = z.object({
  ...LINE,
  language: z.enum(['en', 'es', 'und']).describe('`und`: neither English nor Spanish'),
  length: z.int().describe('Of its text, in UTF-16 code units'),
})

export const SOURCES = z.object({
  sources: z.array(SOURCE).describe('In the order of the shelf'),
  next: z.string().optional().describe('Give it as `cursor` for the next page; absent on the last'),
})

/** In UTF-16 code units: a long source is read in parts. */
export const MOST_TEXT = 20_000

export const START = offset.default(0).describe('Where to begin in its text, in UTF-16 code units')

export const READING = z.strictObject({
  source: z.string().describe('Address or id of a source'),
  start: START,
})

export const TEXT = z.object({
  ...SOURCE.shape,
  text: z.string().describe(`At most ${MOST_TEXT.toLocaleString('en')} characters of its text`),
  start: offset,
  end: offset,
  next: offset.optional().describe('Where to read on; absent at the end'),
})
