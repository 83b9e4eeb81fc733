import type { Block } from '../../model.ts'
import { lineKey, type Role, roleOf, wordCount } from './line-roles.ts'

/** A block of a document and what its own words show, without its surroundings. */
export interface LineStats {
  readonly block: Block
  readonly text: string
  /** The number of words; an estimate above 800 characters. */
  readonly words: number
  /** What the line is compared with other lines by (`lineKey`); empty for long paragraphs. */
  readonly key: string
  /** Set where the line's own words show that it is not part of the article. */
  readonly role: Role | undefined
  /** Sentences of an article. */
  readonly prose: boolean
  /** Could be a title: begins with a capital, has three words or more and no full stop. */
  readonly headline: boolean
  /** Breaks off with an ellipsis, as a teaser of another article does. */
  readonly cut: boolean
}

export const lineStats = (text: string, block: Block): LineStats => {
  const own = text.slice(block.start, block.end)
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

/** A line of this many words is prose even without a full stop. */
const LONG = 30
/** A line of this many words is prose if it holds a sentence, whatever it ends in ("… in writing. (AC)"). */
const CLAUSES = 12
const SENTENCE_WITHIN = /\p{Ll}{2}[.!?…][”’"'»)]* [“"'«(¿¡]?\p{Lu}/u
const SENTENCE_END = /[.!?…。！？][”’"'»)\]*_]*\s*(?:\[\d+\])*$/
const QUESTION_END = /[?!][”’"'»)]*$/
const OPENING = /^[“‘"'«¿¡([]{0,2}[\p{Lu}\p{Lo}\p{N}]|^[a-z]\p{Lu}/u
const CUT = /(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/
