import type { Speech } from '../model.ts'
import { plainText } from '../plain-text.ts'
import type { ReplyBlock } from '../reply.ts'

/** How many characters blocks take, as plain text. */
export const sizeOf = (blocks: readonly ReplyBlock[], language: Speech): number =>
  plainText({ language, outcome: 'done', blocks }).length
