import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** Somebody whose words a question asks for. */
export interface Speaker {
  /** Positions of the tokens that name the speaker; empty for whoever wrote the source. */
  readonly at: ReadonlySet<number>
  /** Positions of words that an answer need not contain: "anything", and "the author" with the verb. */
  readonly skip: ReadonlySet<number>
  /** The position of the verb: "say", "think". */
  readonly verb: number
}

const WHAT = wordSet('what que')
const AUXILIARY = wordSet('did does do has have had')
const SAYING = wordSet(
  `say said says tell told think thinks thought declare declared announce announced claim claimed argue argued warn warned write wrote written
   state stated comment commented believe believes promise promised answer answered reply replied suggest suggested propose proposed recommend recommended advise advised`,
)
const DECIR = wordSet(
  `dijo dice decia dijeron dicho declaro declara opina opino piensa penso cree afirma afirmo anuncio comento conto escribio respondio
   prometio propuso advirtio contesto sostiene sostuvo explico`,
)
/** Spanish words before what was spoken about. */
const ABOUT = wordSet('sobre de del acerca respecto a al en')

/** Nouns for somebody's words, and verbs for answering with words. */
const WORDS = wordSet(
  `opinion opinions view views reaction reactions response stance position comment comments statement statements quote quotes quotation
   quotations words thoughts opiniones postura posicion reaccion respuesta comentario comentarios declaracion declaraciones palabras cita citas`,
)
const REACTING = wordSet('react reacted respond responded reply replied answer answered comment commented')
const REACCIONAR = wordSet('reacciono reaccionaron respondio respondieron replico comento')
const BE = wordSet('is was are were es fue son fueron')
/** Words before whoever's words they are: "quotes from Brandt". */
const OF = wordSet('of by from de')
/** English words before what was spoken about. */
const ON = wordSet('about on of to regarding concerning for in')

/** Words for whoever wrote a source. All that it says is theirs, so that no sentence needs to name them. */
const WRITERS = wordSet('author authors article articles writer piece autor autora articulo articulos')

/** The most words that name a speaker. */
const LONGEST = 5

const speaker = (tokens: readonly Token[], from: number, to: number, verb: number): Speaker | undefined => {
  const at = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(
    (i) => (tokens[i]?.term ?? '') !== '',
  )
  const writer = at.some((i) => WRITERS.has(tokens[i]?.word ?? ''))
  const named = writer ? [] : at
  return at.length > 0 && at.length <= LONGEST
    ? { at: new Set(named), skip: new Set(writer ? [...at, verb] : []), verb }
    : undefined
}

/**
 * Whose words a question asks for: "what did the mayor say about the pier?", "what is Brandt’s view of it?", "how did Brandt react?", "did
 * Brandt say anything about it?", "¿qué dijo Brandt sobre el muelle?". Undefined if it does not ask what somebody said or thinks.
 */
export const speakerOf = (tokens: readonly Token[]): Speaker | undefined =>
  ofWhat(tokens) ?? ofWords(tokens) ?? ofReaction(tokens)

/** "What did the mayor say about the pier?", "¿qué dijo la alcaldesa sobre el muelle?" */
const ofWhat = (tokens: readonly Token[]): Speaker | undefined => {
  const what = tokens.findIndex(({ word }) => WHAT.has(word))
  const next = tokens[what + 1]?.word
  if (what < 0 || next === undefined) return undefined
  if (AUXILIARY.has(next)) {
    const verb = tokens.findIndex(({ word }, i) => i > what + 2 && SAYING.has(word))
    return verb < 0 ? undefined : speaker(tokens, what + 2, verb, verb)
  }
  const verb = DECIR.has(next) ? what + 1 : next === 'ha' || next === 'han' ? what + 2 : -1
  if (verb < 0 || !DECIR.has(tokens[verb]?.word ?? '')) return undefined
  const about = tokens.findIndex(({ word }, i) => i > verb + 1 && ABOUT.has(word))
  return speaker(tokens, verb + 1, about < 0 ? tokens.length : about, verb)
}

/** "What is the mayor's view of the pier?", "quotes from the mayor on it", "¿cuál es la opinión de la alcaldesa sobre el muelle?" */
const ofWords = (tokens: readonly Token[]): Speaker | undefined => {
  const noun = tokens.findIndex(({ word }) => WORDS.has(word))
  if (noun < 0) return undefined
  const be = tokens.findIndex(({ word }, i) => i < noun && i < 3 && BE.has(word))
  // A possessive is longer as it is written: "Brandt's".
  const { start = 0, end = 0, word = '' } = tokens[noun - 1] ?? {}
  if (be >= 0 && end - start > word.length) return speaker(tokens, be + 1, noun, noun)
  if (!OF.has(tokens[noun + 1]?.word ?? '') || (be < 0 && noun > 1)) return undefined
  const about = tokens.findIndex(({ word }, i) => i > noun + 2 && (ABOUT.has(word) || ON.has(word)))
  return about < 0 ? undefined : speaker(tokens, noun + 2, about, noun)
}

/** "Did the mayor say anything about it?", "how did the mayor react to it?", "¿cómo reaccionó la alcaldesa?" */
const ofReaction = (tokens: readonly Token[]): Speaker | undefined => {
  const [first, second] = tokens.map(({ word }) => word)
  const how = first === 'how' || first === 'como'
  if (how && REACCIONAR.has(second ?? '')) {
    const about = tokens.findIndex(({ word }, i) => i > 2 && ABOUT.has(word))
    return speaker(tokens, 2, about < 0 ? tokens.length : about, 1)
  }
  const auxiliary = how ? 1 : 0
  if (!AUXILIARY.has(tokens[auxiliary]?.word ?? '')) return undefined
  const verb = tokens.findIndex(
    ({ word }, i) => i > auxiliary + 1 && (how ? REACTING.has(word) : SAYING.has(word) || REACTING.has(word)),
  )
  const told = tokens[verb + 1]?.word ?? ''
  const asksWhat = how || /^(?:anything|something|on|about)$/.test(told)
  const found = verb < 0 || !asksWhat ? undefined : speaker(tokens, auxiliary + 1, verb, verb)
  const idle = tokens.flatMap(({ word }, i) => (/^(?:any|some)thing$/.test(word) ? [i] : []))
  return found && { ...found, skip: new Set([...found.skip, ...idle]) }
}
