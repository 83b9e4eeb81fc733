/** Finds the question in a message: what people say around it ("Hello team,", "could you tell me", "Regards, Tom") is removed. */
import { detectLanguage } from '../detect.ts'
import { fold } from '../fold.ts'
import { termsOf } from '../tokens.ts'
import {
  AFTER,
  ASKING,
  BARE_AFTER,
  BARE_BEFORE,
  BEFORE,
  CAPITAL_AFTER,
  FRAME,
  GREETED,
  GREETING,
  OWN_BEFORE,
  SIGN_OFF,
  SLANG_AFTER,
  SPEAKS_OF,
  START,
} from './phrases.ts'

/** In characters. Longer texts are reports, and stay as they are. */
const LONGEST = 2_000
/** At most so many courtesies at either end. */
const MOST = 12

/** A word, sign or line break of a message, with its offsets. */
interface Piece {
  /** The folded word, after a `^` if it has a capital; `¶` for a line break; `☺` for an emoji; other signs as they are. */
  readonly form: string
  readonly start: number
  readonly end: number
}

const PIECE =
  /(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)|(?<line>\s*\n\s*)|(?<emoji>:[a-z+-][a-z0-9_+-]{1,40}:|(?:[:;=]-?[)D(pP]|\^\^|<3)(?!\p{L})|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+)|(?<dash>--?|[–—])|(?<other>\S)/gu

const piecesOf = (text: string): Piece[] =>
  [...text.matchAll(PIECE)].map(({ 0: raw, index, groups = {} }) => {
    const form = groups.word
      ? (/^\p{Lu}/u.test(raw) ? '^' : '') + fold(raw).replace(/'/g, '')
      : groups.line
        ? '¶'
        : groups.emoji
          ? '☺'
          : groups.dash
            ? '-'
            : raw.replace('…', '.')
    return { form, start: index, end: index + raw.length }
  })

const WORD = "\\^?[\\p{L}\\p{N}'-]+ "
/** One mark. */
const MARK = '[-,.!?;:¡¿¶☺)(] '
const MARKS = `(?:${MARK})*`
const NAME = "(?:\\^\\p{L}[\\p{L}\\p{N}'-]*(?: \\.)? )"

/** Writes endings in brackets out: `tod(o|a)` becomes `(todo|toda)`, and `ok(ay)?` becomes `(ok|okay)`. */
const writtenOut = (phrase: string): string =>
  phrase
    .replace(/\(([a-z|]+)\)\(([a-z|]+)\)/g, (_, firsts: string, seconds: string) => {
      const all = firsts.split('|').flatMap((first) => seconds.split('|').map((second) => first + second))
      return `(${all.join('|')})`
    })
    .replace(/([a-z]+)\(([a-z|]+)\)(\??)/g, (_, word: string, ends: string, optional: string) => {
      const all = ends.split('|').map((end) => word + end)
      return `(${[...(optional === '' ? [] : [word]), ...all].join('|')})`
    })

/** A phrase of `phrases.ts` as the source of a regular expression over forms with a space after each. */
const pattern = (phrase: string): string =>
  writtenOut(phrase.replace(/\s+/g, ' ')).replace(/[a-z0-9-]+\??|[A-Z]+| |\(/g, (part) => {
    if (part === ' ') return ''
    if (part === '(') return '(?:'
    if (part === 'ANY') return `(?:${WORD}){1,8}`
    if (part === 'COMMA') return '(?:, )?'
    if (part === 'NEXT') return `(?=${NEXT})`
    if (part === 'OWN') return OWN
    return `(?:\\^?${part} )`
  })

const NEXT: string = `(?:[¿¡] )?${pattern(START)}`

/** Not what would make the phrase before it part of the question. */
const OWN: string = `(?!${pattern('(is|was|has|had|will|would)')}(?!${pattern('(the|a|an|any|anyone|there|it|this|that|our|my|he|she|they|we|all)')})|${pattern('(to|a|for|por)')})`

interface Rule {
  readonly form: RegExp
  /** How many content words must be left, unless what is left asks. A rule that may take a name needs two. */
  readonly leaves: number
}
const rule = (source: string, leaves = 1): Rule => ({ form: new RegExp(source, 'u'), leaves })

const greeting = pattern(GREETING)
const greeted = `(?:(?:, |@ )?${pattern(GREETED)}){0,2}`

/** What goes at the beginning. */
const LEADING: readonly Rule[] = [
  rule(`^@ ${pattern('footnote')}${MARKS}`),
  // "Hello, Dolly!" is a title.
  rule(`^${MARKS}${greeting}${greeted}(?!, ${NAME}{1,3}[!,] )(?:${MARK})+`),
  rule(
    `^${MARKS}${greeting}(?:[,@] )?(?!${pattern(START)})${NAME}{1,2}(?:[,:;¶-] ${MARKS}(?=\\^|${NEXT})|[!.] (?=[¿¡^¶]|${pattern(ASKING)}))${MARKS}`,
    2,
  ),
  rule(`^${MARKS}(?!\\^?please \\^?please )${pattern(BARE_BEFORE)}{1,2}(?=${NEXT})`),
  // One to four of them, also right after a greeting. Up to three would be compiled three times over, which takes a second.
  rule(
    `^${MARKS}(?!${MARK})(?:${greeting}${greeted}(?!${MARK}))?${pattern(BEFORE)}{0,4}(?:${MARK})+${pattern('(but|pero)')}?`,
  ),
  rule(`^${MARKS}${pattern(FRAME)}${MARKS}`),
]

/** Up to six words of a sign-off: a name, a desk. */
const SIGNATURE = `(?!${pattern(START)})(?:${WORD}(?:[-,.()|/@¶] ){0,2}){1,6}[-.!)¶☺ ]*$`

/** What goes at the end. */
const TRAILING: readonly Rule[] = [
  rule(`(?<=${MARK})${pattern(AFTER)}(?:${MARKS}(?:${pattern(GREETED)}))?${MARKS}$`),
  rule(`(?<=${MARK})${pattern(SIGN_OFF)}${MARKS}${SIGNATURE}`),
  rule(`(?<=${MARK})${pattern(AFTER)}(?:${MARK})+${NAME}{1,3}[-.!¶☺ ]*$`),
  rule(`(?<=[.?!¶☺] )- ${MARKS}${NAME}{1,2}(?:, (?:${WORD}){1,4})?[.☺ ]*$`),
  rule(
    `(?<= \\p{Ll}[\\p{L}'-]* )(?<!(?:^| )${pattern(OWN_BEFORE)})(?=\\^)(?:${pattern(CAPITAL_AFTER)}(?:(?:${MARK})+${NAME}{1,3})?|${pattern(SIGN_OFF)}(?:[,¶] )+${SIGNATURE})${MARKS}$`,
  ),
  rule(`(?<=${WORD})(?<!(?:^| )${pattern(OWN_BEFORE)})${pattern(BARE_AFTER)}${MARKS}$`),
  rule(`(?<=${WORD})(?<!(?:^| )${pattern(SPEAKS_OF)})${pattern(SLANG_AFTER)}${MARKS}$`),
]

/** How many pieces at the end are looked at. */
const TAIL = 40

const hasTerms = (text: string, least: number): boolean =>
  termsOf(text, 'en').length >= least && termsOf(text, 'es').length >= least

/** A cut of the pieces of a text. */
interface Cut {
  readonly text: string
  readonly pieces: readonly Piece[]
}
const textOf = ({ text, pieces }: Cut): string => text.slice(pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0)

const formsOf = (pieces: readonly Piece[]): string => pieces.map(({ form }) => `${form} `).join('')
/** How many pieces a string of forms holds. */
const count = (forms: string): number => forms.split(' ').length - 1

const ASKS = new RegExp(`^(?:[¿¡] )?${pattern(ASKING)}`, 'u')
/** Whether what is left has so many content words, or asks without any ("Why?"), as follow-ups do. */
const isEnough = (cut: Cut, least: number): boolean =>
  hasTerms(textOf(cut), least) || (least === 1 && ASKS.test(formsOf(cut.pieces)))

/** Leaves out what a rule finds; the cut itself if it finds nothing or too little would be left. */
const applied = (cut: Cut, { form, leaves }: Rule, atEnd: boolean): Cut => {
  const { text, pieces } = cut
  const found = form.exec(formsOf(atEnd ? pieces.slice(-TAIL) : pieces))?.[0]
  if (found === undefined) return cut
  const left = { text, pieces: atEnd ? pieces.slice(0, -count(found)) : pieces.slice(count(found)) }
  return isEnough(left, leaves) ? left : cut
}

/** Leaves out what any of the rules finds, again and again. */
const stripped = (cut: Cut, rules: readonly Rule[], atEnd: boolean): Cut => {
  let left = cut
  for (let turn = 0; turn < MOST; turn += 1) {
    const before = left
    for (const one of rules) {
      left = applied(before, one, atEnd)
      if (left !== before) break
    }
    if (left === before) break
  }
  return left
}

/** The signs that may not begin or end what is left. */
const EDGE = new Set([',', ';', ':', '-', '¶', '☺', '.', '!', '?', ')'])
const trimmed = ({ text, pieces }: Cut): Cut => {
  let from = 0
  let to = pieces.length
  while (from < to && EDGE.has(pieces[from]?.form ?? '')) from += 1
  while (to > from && /^[-,;:¶☺¡¿(]$/.test(pieces[to - 1]?.form ?? '')) to -= 1
  return { text, pieces: pieces.slice(from, to) }
}

/**
 * A question without what is said around it: greetings, thanks, sign-offs with names, asides ("asking for a friend"), frames ("could you
 * tell me") and emoji, in English and Spanish. Words that are part of the question stay ("Who said thanks?"). A text that would have no
 * content word left stays as it is.
 */
export const withoutCourtesy = (text: string): string => {
  if (text.length > LONGEST) return text
  const whole: Cut = { text, pieces: piecesOf(text) }
  const ended = stripped(whole, TRAILING, true)
  const end = trimmed(ended)
  const begun = stripped(end, LEADING, false)
  const hasEmoji = [whole.pieces[0], whole.pieces.at(-1)].some((piece) => piece?.form === '☺')
  if (ended === whole && begun === end && !hasEmoji) return text
  const cut = trimmed(begun)
  const question = textOf(cut)
  if (!isEnough(cut, 1)) return text
  const asked =
    whole.pieces.some(({ form }) => form === '?') && !/[?.!]\s*$/.test(question) && !question.includes('?')
  const opened =
    whole.pieces.some(({ form }) => form === '¿') &&
    !question.includes('¿') &&
    detectLanguage(question, 'und') === 'es'
  return `${opened ? '¿' : ''}${question}${asked ? '?' : ''}`
}
