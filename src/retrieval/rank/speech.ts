import { quotedSpans, speakerLabel } from '../../language/quotations.ts'
import type { Token } from '../../language/tokens.ts'
import type { Span } from '../../model.ts'
import { blockAt } from '../../sources/passages/passages.ts'
import type { ReadPassage, ReadSentence } from './read-passage.ts'
import { type Told, toldOutside } from './told.ts'

/**
 * Whose words a sentence has: the index in its passage of the sentence that names the speaker. That is the sentence itself (“…,” said Ana
 * Ruiz), the end of the quotation, one that points back at it (“That was Ruiz’s view.”, “— Ana Ruiz”), one before it (“Ana Ruiz disagreed.
 * “…””), or the beginning of a turn in a transcript (“ANA RUIZ: …”). Undefined if the sentence is nobody's words or nobody is named.
 */
export const namesSpeaker = (passage: ReadPassage, at: number): number | undefined => {
  const speech = speechOf(passage)
  const own = speech[at]
  if (own === undefined || own.turn !== undefined) return own?.turn
  if (own.names) return at
  if (!own.bare && !own.pronoun) return undefined
  if (own.bare) {
    const end = endOfQuotation(passage, at)
    if (end > at && speech[end]?.names) return end
    if (!speech[end]?.pronoun && speech[end + 1]?.pointsBack) return end + 1
  }
  return namesBefore(speech, at)
}

/** Whether a token of a sentence stands inside a quotation. */
export const isQuoted = (passage: ReadPassage, at: number, token: number): boolean =>
  speechOf(passage)[at]?.quoted.has(token) === true

/** Whether a sentence holds a quotation, or belongs to somebody's turn in a transcript. */
export const isSpeech = (passage: ReadPassage, at: number): boolean => {
  const own = speechOf(passage)[at]
  return own !== undefined && (own.quoted.size > 0 || own.turn !== undefined)
}

/** The last sentence of the quotation that a sentence begins or belongs to; the sentence itself if none is left open. */
export const endOfQuotation = (passage: ReadPassage, at: number): number => {
  const speech = speechOf(passage)
  let end = at
  while (speech[end]?.leavesOpen && end + 1 < speech.length) end += 1
  return end
}

/** The nearest sentence before that names a speaker. Other quotations without one, and sentences about "he" or "it", stand between. */
const namesBefore = (speech: readonly Speech[], at: number): number | undefined => {
  let bare = speech[at]?.bare === true
  for (let before = at - 1; before >= 0 && before >= at - MOST_BETWEEN; before -= 1) {
    const other = speech[before]
    if (other === undefined) return undefined
    if (other.turn !== undefined) return speech[at]?.bare ? other.turn : undefined
    if (other.names || (other.hasName && !other.bare)) return before
    if (other.bare) continue
    // “The mayor disagreed. “…”” names a speaker too. What “he” stands for may be further off.
    if (bare && !other.pronoun && !other.refers)
      return other.paragraph === speech[before + 1]?.paragraph ? before : undefined
    bare = false
  }
  return undefined
}

/** A quotation of more sentences is shown without its speaker. */
const MOST_BETWEEN = 12

/** What a sentence tells of speech. */
interface Speech extends Told {
  readonly paragraph: number
  /** The positions of its tokens inside quotations. */
  readonly quoted: ReadonlySet<number>
  /** Whether its last quotation goes on in the next sentence. */
  readonly leavesOpen: boolean
  /** In a transcript, the index of the sentence that names whose turn it is. */
  readonly turn?: number
}

const KNOWN = new WeakMap<readonly ReadSentence[], readonly Speech[]>()

const speechOf = (read: ReadPassage): readonly Speech[] => {
  const known = KNOWN.get(read.sentences)
  if (known !== undefined) return known
  const found = readSpeech(read)
  KNOWN.set(read.sentences, found)
  return found
}

const readSpeech = ({ passage, sentences }: ReadPassage): readonly Speech[] => {
  const { text: whole, blocks: all } = passage.source
  const blocks = sentences.map(({ span }) => blockAt({ blocks: all }, span.start))
  const paragraphs = [...new Set(blocks)].flatMap((block) => (block === undefined ? [] : [block]))
  const inPassage = paragraphs.map(({ kind, start, end }) => ({
    start: Math.max(start, passage.start),
    end: Math.min(end, passage.end),
    isQuote: kind === 'quote',
  }))
  const quoted = quotedSpans(whole, inPassage)
  let next = 0
  const speech = sentences.map((sentence, i): Speech => {
    const { start, end } = sentence.span
    while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const here: Span[] = []
    for (let each = next; (quoted[each]?.start ?? end) < end; each += 1) here.push(quoted[each] as Span)
    const isInside = ({ start: from }: Token): boolean =>
      here.some((span) => span.start <= from && from < span.end)
    const outside = sentence.tokens.filter((token) => !isInside(token))
    const text = whole.slice(start, end)
    const paragraph = paragraphs.indexOf(blocks[i] as (typeof paragraphs)[number])
    const leavesOpen = (here.at(-1)?.end ?? 0) > end && blocks[i + 1] === blocks[i]
    const quotedTokens = new Set(sentence.tokens.flatMap((token, at) => (isInside(token) ? [at] : [])))
    return {
      paragraph,
      quoted: quotedTokens,
      leavesOpen,
      ...toldOutside(sentence.tokens, outside, text, here.length > 0, blocks[i]?.kind === 'quote'),
    }
  })
  return withTurns(
    speech,
    paragraphs.map(({ start, end }) => whole.slice(start, end)),
  )
}

/**
 * Adds whose turn each sentence of a transcript is: the one that the label above it names. Of "Q:" and "A:", whoever is named before the
 * first of them.
 */
const withTurns = (speech: readonly Speech[], paragraphs: readonly string[]): readonly Speech[] => {
  const labels = paragraphs.map(speakerLabel)
  const count = labels.filter((label) => label !== undefined).length
  if (count < 2 && !labels.some((label) => label?.sure)) return speech
  const lastLabel = labels.findLastIndex((label) => label !== undefined)
  const last = labels[lastLabel]?.onLine ? lastLabel + 1 : lastLabel
  const firstLetter = labels.findIndex((label) => label?.letter)
  const introduced = speech.findLastIndex(({ paragraph, hasName }) => hasName && paragraph < firstLetter)
  let turn: number | undefined
  let current = -1
  return speech.map((one, i): Speech => {
    if (one.paragraph !== current) {
      current = one.paragraph
      const label = labels[current]
      if (label !== undefined) turn = label.letter && introduced >= 0 ? introduced : i
      else if (current > last) turn = undefined
    }
    return turn === undefined ? one : { ...one, turn }
  })
}
