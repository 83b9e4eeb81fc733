import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** Somebody whose words a question asks for. */
export interface Speaker {
  /** Positions of the tokens that name the speaker; empty for whoever wrote the source. */
  readonly at: ReadonlySet<number>
  /** Positions of "the author" with the verb: words that an answer by the source itself need not contain. */
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
 * Whose words a question asks for: "what did the mayor say about the pier?", "¿qué dijo Brandt sobre el muelle?". Undefined if it does not
 * ask what somebody said or thinks.
 */
export const speakerOf = (tokens: readonly Token[]): Speaker | undefined => {
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
