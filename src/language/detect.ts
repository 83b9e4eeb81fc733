import type { Language } from '../model.ts'
import { fold, wordSet } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { withoutInvisible } from './invisible.ts'

/**
 * The language of a text, judged by the function words in its first 2,000 characters. ¿, ¡ and ñ count for Spanish. Words that both
 * languages have ("no", "me", "he") do not count, nor do particles inside a name ("La Paz", "Universidad de Chile"). Without evidence it
 * is the `fallback`; a text in another language is `und`.
 */
export const detectLanguage = (text: string, fallback: Language): Language => {
  // The first lines decide most texts; only the others are read further.
  if (text.length > FIRST) {
    const { words, english, spanish, neither } = countWords(text.slice(0, FIRST))
    const most = Math.max(english, spanish)
    if (words > LONG && most > 4 * (Math.min(english, spanish) + neither) + 12)
      return english > spanish ? 'en' : 'es'
  }
  const { words, small, english, spanish, neither } = countWords(text.slice(0, HEAD))
  const best = Math.max(english, spanish)
  const language = english > spanish ? 'en' : spanish > english ? 'es' : fallback
  // French, Portuguese and Italian share many words with Spanish, so in a longer text half as many of their own decide.
  if (neither >= 2 && neither * (words < LONG ? 1 : 2) > best) return 'und'
  // Names fill whole paragraphs ("notable alumni include …"), so only words without a capital count.
  if (words >= LONG && best < small * 0.1) return 'und'
  return best === 0 ? fallback : language
}

interface Counts {
  readonly words: number
  /** Words without a capital, or all words if the whole text is in capitals. */
  readonly small: number
  readonly english: number
  readonly spanish: number
  readonly neither: number
}

const countWords = (text: string): Counts => {
  const head = withoutInvisible(text)
  const words = head.match(WORD) ?? []
  const capitals = !/\p{Ll}/u.test(head)
  let small = 0
  let english = 0
  let spanish = 2 * (head.match(/[¿¡]/g)?.length ?? 0) + (/\p{Ll}ñ|ñ\p{Ll}/u.test(head) ? 1 : 0)
  let neither = 0
  for (const [index, word] of words.entries()) {
    const plain = fold(word).replace(/'/g, '')
    const lower = /^\p{Ll}/u.test(word)
    if (capitals || lower) small++
    if (!capitals && isName(words, index)) continue
    if (ONLY_ENGLISH.has(plain)) english++
    if (ONLY_SPANISH.has(plain)) spanish++
    else if (lower && /\p{Ll}[áíóú]|[áíóú]\p{Ll}/u.test(word)) spanish += 0.5
    if (NEITHER.has(word.toLowerCase())) neither++
  }
  return { words: words.length, small, english, spanish, neither }
}

/** How much of a text is read, in characters. */
const HEAD = 2_000
/** How much of it decides a clear case, in characters. */
const FIRST = 320
/** From this many words on, a text with few function words of either language is in neither. */
const LONG = 40

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu

/** Whether a word is part of a name: a particle with a capital that does not begin the text, or a particle between two capitals. */
const isName = (words: readonly string[], index: number): boolean => {
  const capital = (at: number) => /^\p{Lu}/u.test(words[at] ?? '')
  if (capital(index)) return index > 0 && PARTICLES.has(fold(words[index] ?? ''))
  if (!PARTICLES.has(words[index] ?? '')) return false
  let before = index - 1
  while (index - before <= 3 && PARTICLES.has(words[before] ?? '')) before--
  let after = index + 1
  while (after - index <= 3 && PARTICLES.has(words[after] ?? '')) after++
  return capital(before) && capital(after)
}
const PARTICLES = wordSet('de del la las los el y e of the and en san santa')

/** Words of one language that also occur in texts of the other. */
const SHARED = wordSet(
  'a an me he no solo sin son era sea ha has con es mi tu te os o e u i y on so do yes once am as un se le ni di per via ante',
)
const only = (own: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...own].filter((word) => !other.has(word) && !SHARED.has(word)))
const ONLY_ENGLISH = only(FUNCTION_WORDS.en, FUNCTION_WORDS.es)
const ONLY_SPANISH = only(FUNCTION_WORDS.es, FUNCTION_WORDS.en)

/** The commonest words of French, Portuguese, Italian, Catalan, German and Dutch that neither English nor Spanish has. */
const NEITHER = wordSet(`
  le les des est et dans une du pas au aux sur avec qui ne ce cette sont ou où été nous vous ils pour par plus leur était
  um uma não com ao na nos em da mais foi pelo pela à são você isso também
  il di che della è sono nel gli dei delle alla degli questo anche più
  els amb és dels seva hi però tots pels aquest aquesta què fou
  der und ist von den nicht mit ein eine auf für dem sich auch wird wurde zu bei als
  het een van dat niet zijn voor aan ook maar wordt
`)
