import { COUNTRY_WORDS } from '../../language/countries.ts'
import { wordSet } from '../../language/fold.ts'
import { isSignature, quotedSpans, speakerLabel } from '../../language/quotations.ts'
import { reportsView } from '../../language/reporting.ts'
import type { Token } from '../../language/tokens.ts'
import type { Span } from '../../model.ts'
import { blockAt } from '../../sources/passages/passages.ts'
import type { ReadPassage, ReadSentence } from './read-passage.ts'

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
    if (other === undefined || other.turn !== undefined) return undefined
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
interface Speech {
  readonly paragraph: number
  /** The positions of its tokens inside quotations. */
  readonly quoted: ReadonlySet<number>
  /** Whether it is a quotation and nothing else. */
  readonly bare: boolean
  /** Whether its last quotation goes on in the next sentence. */
  readonly leavesOpen: boolean
  /** Whether it says who speaks. */
  readonly names: boolean
  /** Whether "he" or nobody is said to speak. */
  readonly pronoun: boolean
  /** Whether it begins with a word for what came before. */
  readonly refers: boolean
  /** Whether somebody or something is named outside of quotations. */
  readonly hasName: boolean
  /** Whether it says who said what came before. */
  readonly pointsBack: boolean
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
  const { source } = passage
  const blocks = sentences.map(({ span }) => blockAt(source, span.start))
  const paragraphs = [...new Set(blocks)].flatMap((block) => (block === undefined ? [] : [block]))
  const inPassage = paragraphs.map(({ start, end }) => ({
    start: Math.max(start, passage.start),
    end: Math.min(end, passage.end),
  }))
  const quoted = quotedSpans(source.text, inPassage)
  let next = 0
  const speech = sentences.map((sentence, i): Speech => {
    const { start, end } = sentence.span
    while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const here: Span[] = []
    for (let each = next; (quoted[each]?.start ?? end) < end; each += 1) here.push(quoted[each] as Span)
    const isInside = ({ start: from }: Token): boolean =>
      here.some((span) => span.start <= from && from < span.end)
    const outside = sentence.tokens.filter((token) => !isInside(token))
    const text = source.text.slice(start, end)
    const paragraph = paragraphs.indexOf(blocks[i] as (typeof paragraphs)[number])
    const leavesOpen = (here.at(-1)?.end ?? 0) > end && blocks[i + 1] === blocks[i]
    const quotedTokens = new Set(sentence.tokens.flatMap((token, at) => (isInside(token) ? [at] : [])))
    return {
      paragraph,
      quoted: quotedTokens,
      leavesOpen,
      ...toldOutside(sentence.tokens, outside, text, here.length > 0),
    }
  })
  return withTurns(
    speech,
    paragraphs.map(({ start, end }) => source.text.slice(start, end)),
  )
}

/** What the words of a sentence outside of its quotations tell. */
const toldOutside = (
  tokens: readonly Token[],
  outside: readonly Token[],
  text: string,
  quotes: boolean,
): Omit<Speech, 'paragraph' | 'quoted' | 'leavesOpen' | 'turn'> => {
  const verb = outside.findIndex(({ word }) => reportsView(word))
  const content = outside.filter(({ term, word }) => term !== '' && !reportsView(word))
  const hasName = outside.some((_, i) => isName(outside, i, outside[0] === tokens[0]))
  const leads = quotes && (/[:,]\s*[“«"‘]/.test(text) || /[”»"’][.,]?\s*[—–-]+\s*\p{Lu}/u.test(text))
  const subject = verb < 0 ? undefined : [outside[verb - 1]?.word ?? '', outside[verb + 1]?.word ?? '']
  const pronoun =
    subject !== undefined && (subject.some((word) => PRONOUNS.has(word)) || lacksSubject(outside, verb))
  const first = outside[0] === tokens[0] ? (tokens[0]?.word ?? '') : ''
  const refers = PRONOUNS.has(first) || BACK.has(first)
  const isTold =
    (verb >= 0 && BACK.has(outside[verb + 1]?.word ?? '')) ||
    (BACK.has(first) && (verb >= 0 || outside.some(({ word }) => VIEWS.has(word))))
  return {
    bare: quotes && content.length === 0 && verb < 0 && tokens.length - outside.length > 2,
    names: !pronoun && (verb >= 0 || leads) && content.length > 0,
    pronoun,
    refers,
    hasName,
    pointsBack: !quotes && (isSignature(text) || (hasName && isTold)),
  }
}

const PRONOUNS = wordSet('he she they i we ella ellos ellas yo nosotros')
/** Words for what was said before. */
const BACK = wordSet('that this these those it so such asi esa ese eso esta este esto lo es son tal')
const VIEWS = wordSet(
  `view views opinion words verdict answer reply claim complaint warning message conclusion position advice opinion palabras respuesta
   juicio queja advertencia mensaje conclusion postura vision consejo veredicto`,
)
const TIMES = wordSet(
  `january february march april may june july august september october november december monday tuesday wednesday thursday friday
   saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves
   viernes sabado domingo`,
)
/** After one of these words a Spanish verb of saying has no subject of its own: "dijo a la prensa". */
const NO_SUBJECT = wordSet('a al en sobre que tras durante ante por con sin para y de del')

/** Whether a Spanish verb of saying stands alone after a quotation: «…», agregó. */
const lacksSubject = (outside: readonly Token[], verb: number): boolean => {
  const { word = '' } = outside[verb] ?? {}
  const after = outside[verb + 1]?.word
  return verb === 0 && /[oó]$|aron$|ieron$/.test(word) && (after === undefined || NO_SUBJECT.has(after))
}

/** Whether a word is part of a name. The first word of a sentence is one only if the next is too. */
const isName = (tokens: readonly Token[], at: number, begins: boolean): boolean => {
  const { term = '', word = '', capital = false } = tokens[at] ?? {}
  if (!capital || term === '' || TIMES.has(word) || COUNTRY_WORDS.has(word)) return false
  return at > 0 || !begins || tokens[1]?.capital === true
}

/**
 * Adds whose turn each sentence of a transcript is: the one that the label above it names. Of "Q:" and "A:", whoever is named before the
 * first of them.
 */
const withTurns = (speech: readonly Speech[], paragraphs: readonly string[]): readonly Speech[] => {
  const labels = paragraphs.map(speakerLabel)
  const count = labels.filter((label) => label !== undefined).length
  if (count < 2 && !labels.some((label) => label?.sure)) return speech
  const last = labels.findLastIndex((label) => label !== undefined)
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
