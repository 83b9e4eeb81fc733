import { wordSet } from '../../language/fold.ts'
import type { Span } from '../../model.ts'
import { paragraphAt } from '../../sources/passages/passages.ts'
import type { Question } from '../question/question.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadSentence } from '../rank/read-passage.ts'
import type { ReadCandidate } from '../rank/reading.ts'
import { neighbourOfKind } from '../rank/shown-kind.ts'
import { endOfQuotation, isSpeech, namesSpeaker } from '../rank/speech.ts'

/** In characters. Excerpts are read on a phone, so no sentence is added past this. A single sentence may be longer. */
const LONGEST = 320
/** In characters, the limit for adding a neighbour that has words of the question. */
const LONGEST_FOR_WORDS = 260

/** In characters. Somebody's words are shown with who says them up to this, over paragraphs too. */
const LONGEST_SPEECH = 600

/** A neighbour's word that is at least this near to one of the question says what the sentence lacks. */
const NEAR = 0.3

/** In characters. A shorter list item says little without the line that leads into its list. */
const SHORT_ITEM = 60

/** Words that refer to the sentence before if they begin a sentence, folded. */
const REFERRING: ReadonlySet<string> = wordSet(
  `this these that those it its he she they his her their him them such both there here then thus therefore hence
   esto este esta estos estas eso ese esa esos esas ello el ella ellos ellas su sus dicho dicha tal tales ambos ambas asi alli`,
)
/** Whether a sentence begins with such a word. "Él" refers and the article "el" does not; folding removes the accent, so look at the text. */
const refersBack = ({ tokens }: ReadSentence, text: string): boolean => {
  const first = tokens[0]
  if (first === undefined) return false
  const written = text.slice(first.start, first.end).toLowerCase()
  return written !== 'el' && REFERRING.has(first.word)
}

/** In characters. A list that was asked for is shown with all of its items up to this. */
const LONGEST_LIST = 700

/** A lead-in and all the items below it, where the lead-in names what was asked for. */
const listOf = (
  { terms }: Question,
  { sentences }: ReadCandidate,
  { leadIn }: ReadSentence,
): Extent | undefined => {
  if (leadIn === undefined) return undefined
  const names = terms.some(
    ({ name, variants }) => !name && variants.some((each) => leadIn.positions.has(each)),
  )
  const from = sentences.indexOf(leadIn)
  const to = sentences.findLastIndex((each) => each.leadIn === leadIn)
  const length = (sentences[to]?.span.end ?? 0) - leadIn.span.start
  return names && from >= 0 && to > from + 1 && length <= LONGEST_LIST ? { from, to } : undefined
}

/** A sentence with more words in capitals than this, and with commas, may list things. */
const MOST_NAMES = 3

/** The sentences `from` to `to` of a passage, both included. */
interface Extent {
  readonly from: number
  readonly to: number
}

/**
 * A quotation, or a turn of a transcript, with the sentence that names the speaker, and to its end if the question asks for somebody's
 * words; any other sentence alone.
 */
const speechOf = ({ speaker }: Question, candidate: ReadCandidate, at: number): Extent => {
  const named = isSpeech(candidate, at) ? (namesSpeaker(candidate, at) ?? at) : at
  const last = speaker === undefined ? at : endOfQuotation(candidate, at)
  const lengthOf = ({ from, to }: Extent): number =>
    (candidate.sentences[to]?.span.end ?? 0) - (candidate.sentences[from]?.span.start ?? 0)
  const options = [last, at].map((to) => ({ from: Math.min(at, named), to: Math.max(to, named) }))
  return options.find((extent) => lengthOf(extent) <= LONGEST_SPEECH) ?? { from: at, to: at }
}

/**
 * How much of its passage to show for a sentence: the sentence, and the neighbours that it cannot be understood without. These are the
 * sentence before "he" or "this", the one that says who is quoted, the answer after a question, the lead-in of a short list item, and a
 * short neighbour with words of the question that the sentence lacks. Except for a lead-in and a speaker, it stays within the paragraph.
 */
export const extentOf = (question: Question, { candidate, at }: RankedSentence): Span => {
  const { sentences, passage, hits, relatives } = candidate
  const { source } = passage
  const spanOf = ({ from, to }: Extent): Span => ({
    start: sentences[from]?.span.start ?? passage.start,
    end: sentences[to]?.span.end ?? passage.end,
  })
  const paragraph = paragraphAt(source, spanOf({ from: at, to: at }).start)
  const fits = (extent: Extent, limit: number): boolean => {
    const { start, end } = spanOf(extent)
    const inside = sentences[extent.from] !== undefined && sentences[extent.to] !== undefined
    return (
      inside &&
      end - start <= limit &&
      paragraphAt(source, start) === paragraph &&
      paragraphAt(source, end - 1) === paragraph
    )
  }
  let extent: Extent = { from: at, to: at }
  const widen = (side: 'before' | 'after', limit: number): void => {
    const wider = side === 'before' ? { ...extent, from: extent.from - 1 } : { ...extent, to: extent.to + 1 }
    if (fits(wider, limit)) extent = wider
  }
  const sentence = sentences[at]
  if (sentence === undefined) return spanOf(extent)
  extent = speechOf(question, candidate, at)
  const alone = extent.from === at && extent.to === at
  if (sentence.leadsIn) widen('after', LONGEST)
  if (extent.from === at && refersBack(sentence, source.text)) widen('before', LONGEST)
  const isList = (one: ReadSentence | undefined): boolean =>
    one !== undefined &&
    one.tokens.filter(({ capital, term }) => capital && term !== '').length > MOST_NAMES &&
    source.text.slice(one.span.start, one.span.end).split(', ').length > 2
  // "She joins a growing list of leaders. The list includes …"
  if (question.several && !isList(sentence) && isList(sentences[extent.to + 1])) widen('after', LONGEST)
  const list = question.several ? listOf(question, candidate, sentence) : undefined
  if (list !== undefined) return spanOf(list)
  const lead = sentence.leadIn === undefined ? -1 : sentences.indexOf(sentence.leadIn)
  const isRow = sentence.row !== undefined
  if (lead >= 0 && (isRow || sentence.span.end - sentence.span.start < SHORT_ITEM)) {
    const withLead = spanOf({ ...extent, from: Math.min(lead, extent.from) })
    if (withLead.end - withLead.start <= (alone ? LONGEST : LONGEST_SPEECH)) return withLead
  }
  // The rows beside it are about something else.
  if (isRow) return spanOf(extent)
  const ofKind = neighbourOfKind(question, candidate, at)
  if (ofKind !== undefined && (ofKind < extent.from || ofKind > extent.to))
    widen(ofKind < at ? 'before' : 'after', LONGEST)
  const missing = (hits[at] ?? []).flatMap((places, term) => (places.length === 0 ? [term] : []))
  const adds = (beside: number): boolean =>
    missing.some(
      (term) =>
        (hits[beside]?.[term]?.length ?? 0) > 0 ||
        (question.terms[term]?.emphasis === 1 &&
          (relatives[at]?.[term] ?? 0) === 0 &&
          (relatives[beside]?.[term] ?? 0) >= NEAR),
    )
  if (extent.from === at && adds(at - 1)) widen('before', LONGEST_FOR_WORDS)
  if (extent.to === at && adds(at + 1)) widen('after', LONGEST_FOR_WORDS)
  return spanOf(extent)
}
