import type { Citation } from '../../src/model.ts'
import type { Reply, ReplyBlock } from '../../src/reply.ts'

export const replyOf = (...blocks: readonly ReplyBlock[]): Reply => ({
  language: 'en',
  outcome: 'done',
  blocks,
})

/** An excerpt that is all of its source, of whose words all but the first answer. */
export const excerptBlock = (
  text: string,
  citation: Partial<Citation> & Pick<Citation, 'title'>,
  corroboration?: string,
): ReplyBlock & { kind: 'excerpt' } => ({
  kind: 'excerpt',
  number: 1,
  excerpt: {
    start: 0,
    end: text.length,
    text,
    marks: text.includes(' ') ? [{ start: text.indexOf(' ') + 1, end: text.length }] : [],
    alsoIn: [],
    citation: { source: 's', paragraph: 1, headings: [], ...citation },
  },
  labels: { place: 'paragraph 1', ...(corroboration !== undefined && { corroboration }) },
})
