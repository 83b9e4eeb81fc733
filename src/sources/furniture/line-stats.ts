import type { Block } from '../../model.ts'
import { lineKey, type Role, roleOf, wordCount } from './line-roles.ts'

/** A block with what its words show, whatever stands around it. */
export interface Look {
  readonly block: Block
  readonly text: string
  readonly words: number
  /** Its words as they are compared with other lines. */
  readonly key: string
  /** What it is there for, where its own words tell that it is not the article's. */
  readonly role: Role | undefined
  /** Sentences of an article. */
  readonly prose: boolean
  /** Could be the title of something: a capital, three words or more, no full stop. */
  readonly headline: boolean
  /** Breaks off, as the opening of another article does. */
  readonly cut: boolean
}

export const lookAt = (text: string, block: Block): Look => {
  const own = text.slice(block.start, block.end)
  // Of a long paragraph, about how many is enough.
  const words = own.length > 800 ? Math.round(own.length / 6) : wordCount(own)
  const long = words >= LONG
  const role =
    block.kind === 'furniture'
      ? 'break'
      : block.kind === 'title'
        ? undefined
        : roleOf(own, block.kind === 'item')
  const tail = own.slice(-12)
  const named = block.kind === 'heading' || block.kind === 'title'
  const ended = SENTENCE_END.test(tail)
  const question = words <= 14 && QUESTION_END.test(tail)
  return {
    block,
    text: own,
    words,
    key: long ? '' : lineKey(own),
    role,
    prose:
      role === undefined &&
      !named &&
      (long || (ended && !question) || (words >= CLAUSES && SENTENCE_WITHIN.test(own))),
    headline:
      role === undefined &&
      words >= 3 &&
      words < LONG &&
      (!ended || question) &&
      !/[,:;]$/.test(tail.trimEnd()) &&
      OPENING.test(own.slice(0, 4)),
    cut: CUT.test(tail),
  }
}

/** From so many words on, a line is prose even without a full stop. */
const LONG = 30
/** From so many words on, a line that holds a sentence is prose, whatever it ends in ("… in writing. (AC)"). */
const CLAUSES = 12
const SENTENCE_WITHIN = /\p{Ll}{2}[.!?…][”’"'»)]* [“"'«(¿¡]?\p{Lu}/u
const SENTENCE_END = /[.!?…。！？][”’"'»)\]*_]*\s*(?:\[\d+\])*$/
const QUESTION_END = /[?!][”’"'»)]*$/
const OPENING = /^[“‘"'«¿¡([]{0,2}[\p{Lu}\p{Lo}\p{N}]|^[a-z]\p{Lu}/u
const CUT = /(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/
