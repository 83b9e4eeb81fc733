import { wordSet } from '../../language/fold.ts'
import type { Span } from '../../model.ts'
import { paragraphAt } from '../../sources/passages/passages.ts'
import type { RankedSentence } from '../rank/rank.ts'
import type { ReadSentence } from '../rank/reading.ts'
import { isReportingVerb } from '../speech.ts'

/** An excerpt is read on a phone: past this many characters no sentence is added. A single sentence may be longer. */
const LONGEST = 320
/** A sentence beside it is added for words of the question only while both are this short together. */
const LONGEST_FOR_WORDS = 260

/** An item of a list that is shorter says little without the line that leads into it. In characters. */
const SHORT_ITEM = 60

/** Words that lean on the sentence before when a sentence begins with them. Folded. */
const LEANING: ReadonlySet<string> = wordSet(
  `this these that those it its he she they his her their him them such both there here then thus therefore hence
   esto este esta estos estas eso ese esa esos esas ello el ella ellos ellas su sus dicho dicha tal tales ambos ambas asi alli`,
)
/** In Spanish "el" and "esta" begin a noun more often than they stand for one; the accent tells, and folding takes it. */
const leans = ({ tokens }: ReadSentence, text: string): boolean => {
  const first = tokens[0]
  if (first === undefined) return false
  const written = text.slice(first.start, first.end).toLowerCase()
  return written !== 'el' && LEANING.has(first.word)
}

const QUOTE = /[“”«»"]/

/** Sentences `from` to `to` of the passage, both included. */
interface Extent {
  readonly from: number
  readonly to: number
}

/**
 * How much of the passage to show for its best sentence: that sentence, and those beside it that it cannot be understood without. Those are
 * the one before a "he" or a "this", the one that tells who said a quotation, the answer to a question, the line that leads into a short item's
 * list, and a short neighbour that holds words of the question which it lacks itself. But for that list, never past the paragraph.
 */
export const extentOf = ({ candidate, at }: RankedSentence): Span => {
  const { sentences, passage, hits } = candidate
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
  const widen = (before: boolean, limit: number): boolean => {
    const wider = before ? { ...extent, from: extent.from - 1 } : { ...extent, to: extent.to + 1 }
    if (!fits(wider, limit)) return false
    extent = wider
    return true
  }
  const sentence = sentences[at]
  if (sentence === undefined) return spanOf(extent)
  if (sentence.leadsIn) widen(false, LONGEST)
  if (leans(sentence, source.text)) widen(true, LONGEST)
  if (isUnattributed(sentence, source.text)) {
    if (says(sentences[extent.from - 1], source.text)) widen(true, LONGEST)
    else if (says(sentences[extent.to + 1], source.text)) widen(false, LONGEST)
  }
  const lead = sentence.leadIn === undefined ? -1 : sentences.indexOf(sentence.leadIn)
  const led = { ...extent, from: lead }
  if (lead >= 0 && sentence.span.end - sentence.span.start < SHORT_ITEM) {
    const { start, end } = spanOf(led)
    if (end - start <= LONGEST) return spanOf(led)
  }
  const lacking = (hits[at] ?? []).flatMap((places, term) => (places.length === 0 ? [term] : []))
  const adds = (beside: number): boolean => lacking.some((term) => (hits[beside]?.[term]?.length ?? 0) > 0)
  if (extent.from === at && adds(at - 1)) widen(true, LONGEST_FOR_WORDS)
  if (extent.to === at && adds(at + 1)) widen(false, LONGEST_FOR_WORDS)
  return spanOf(extent)
}

/** Holds a part of a quotation, and no word that tells whose it is. */
const isUnattributed = ({ span, tokens }: ReadSentence, text: string): boolean =>
  QUOTE.test(text.slice(span.start, span.end)) && !tokens.some(({ word }) => isReportingVerb(word))

const says = (sentence: ReadSentence | undefined, text: string): boolean =>
  sentence !== undefined &&
  QUOTE.test(text.slice(sentence.span.start, sentence.span.end)) &&
  sentence.tokens.some(({ word }) => isReportingVerb(word))
