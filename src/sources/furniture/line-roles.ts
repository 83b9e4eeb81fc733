import { fold } from '../../language/fold.ts'
import { isCallToAction, isPlea } from './calls-to-action.ts'
import * as patterns from './patterns.ts'

/**
 * What a line that is not part of the article does:
 * - `break`: interrupts, as an advertisement, a button or a reference does
 * - `call`: asks the reader to act
 * - `credit`: says who made a picture
 * - `more`: ends a teaser
 * - `others`: heads a list of other articles
 * - `comments`: heads the readers' comments
 * - `end`: tags, rights, about the author
 * - `letter`: addresses the readers
 * - `byline`: byline, date or section, around an article or a teaser
 */
export type Role = 'break' | 'call' | 'credit' | 'more' | 'others' | 'comments' | 'end' | 'letter' | 'byline'

/** The role that the words of a line or paragraph show; undefined where only the page's structure can tell. */
export const roleOf = (text: string, item = false): Role | undefined => {
  if (text.length > LETTER) return undefined
  const line = text.length > HEAD ? text.slice(0, HEAD) : text
  const plain = fold(line).replace(/\s+/g, ' ').trim()
  const words = text.length > 800 ? Math.round(text.length / 6) : wordCount(text)
  if (SALUTATION.test(plain) && (words <= 8 || isPlea(text))) return 'letter'
  if (words <= 100) {
    if (patterns.CREDIT_LONG.test(plain) || (words <= 25 && patterns.CREDIT.test(plain))) return 'credit'
    if (words <= 14 && patterns.CREDIT_SHORT.test(plain)) return 'credit'
    if (words <= 60 && text.length <= HEAD && patterns.CREDIT_LAST.test(plain)) return 'credit'
    if (words <= 80 && text.length < 800 && patterns.AGENCY.test(text)) return 'credit'
  }
  if (words <= 30) {
    if (patterns.READ_MORE.test(plain)) return 'more'
    if (patterns.OTHER_ARTICLES.test(plain)) return 'others'
    if (patterns.COMMENTS.test(plain)) return 'comments'
    if (patterns.ARTICLE_END.test(plain)) return 'end'
    if (words <= 16 && patterns.LABELS.test(plain)) return 'break'
    if (patterns.NOTICE.test(plain) || patterns.REFERENCE.test(plain)) return 'break'
    if (isByline(line, plain, words)) return 'byline'
  }
  return isCallToAction(text, item) ? 'call' : undefined
}

/** In characters. A longer paragraph is never furniture; a letter to the readers is the longest kind. */
const LETTER = 4_000
/** In characters: most patterns look at this much of a line. */
const HEAD = 300

const SALUTATION =
  /^(?:(?:dear|hello|hi) (?:[\p{L}'-]+ ){0,4}(?:readers?|friends?|subscribers?|supporters?|members?|visitors?)|(?:estimad|querid|apreciad)(?:[oa]s?|o\/a|@s?) (?:[\p{L}'-]+ ){0,3}(?:lector(?:es|a|as)?|suscriptor(?:es)?|amig[oa]s?|soci[oa]s?|visitantes?))\s?[,:!.—–-]/u

/** A byline, date, reading time or trail of sections. */
const isByline = (line: string, plain: string, words: number): boolean => {
  if (words > 16) return false
  if (POSTED.test(plain)) return true
  if (BYLINE.test(line.trim()) && !/[.!?]$/.test(plain)) return true
  if (words <= 10 && /\s[|›»•·/]\s|\S\s?[|›»]\s?\S/.test(line) && !/[.!?]$/.test(plain)) return true
  if (!/\d/.test(plain)) return /^(?:just now|today|yesterday|hoy|ayer)$/.test(plain)
  const tokens = plain.match(/[\p{L}]+/gu) ?? []
  return tokens.every((token) => DATE_WORDS.has(token)) && (tokens.length > 0 || /\d[/.-]\d/.test(plain))
}

/** "Posted by Ewa Lis on 3 Oct 2023 · 4 min read" */
const POSTED = /^(?:posted|published|publicado|publicada) (?:by|on|por|el) [^.!?]{3,80}\b\d{4}\b[^.!?]{0,30}$/

const BYLINE =
  /^(?:By|BY|by|Por|POR|Written by|Escrito por|Texto:?|Words by|Reporting by|Author:|Autor:|Autora:|Redacción:?)\s+(?:\p{Lu}[\p{L}.'’-]*|de|del|la|and|y|von|van|&|,|\||for|para)(?:[\s,]+(?:\p{Lu}[\p{L}.'’-]*|de|del|la|los|and|y|von|van|&|\||\d+|for|para))*[\s,:]*$/u

const DATE_WORDS = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
   nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th
   enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic lunes martes
   miercoles jueves viernes sabado domingo de del el a las los al h hs hrs horas am pm p m at on the in and y hace ago
   published updated posted modified last first date publicado publicada actualizado actualizada fecha ultima actualizacion
   min mins minute minutes minuto minutos second seconds hour hours hora day days dia dias week weeks month months read reading time
   lectura tiempo leer gmt utc est edt cst pst et ct pt cet clt`.split(/\s+/),
)

/**
 * Counts words: runs without white space that contain a letter or a digit, and in Chinese and Japanese, which put no space between words, two
 * characters each. Works by code unit because it runs several times on every line of every source, where a regular expression would allocate a
 * string for each word.
 */
export const wordCount = (text: string): number => {
  let count = 0
  let within = false
  let unspaced = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isUnspaced(unit)) {
      unspaced++
      within = false
    } else if (within)
      within = !(unit < 128 ? isAsciiSpace(unit) : unit < 256 ? unit === 160 : SPACE.test(text[at] ?? ''))
    else if (unit < 128 ? isAsciiWord(unit) : WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
      within = true
      count++
    }
  }
  return count + Math.ceil(unspaced / 2)
}

/** Kana and the common Chinese characters. */
const isUnspaced = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff)
const isAsciiSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13)
const isAsciiWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
const SPACE = /\s/
const WORD = /[\p{L}\p{N}]/u

/** The form in which lines are compared: folded, letters and digits only, at most 80 characters. */
export const lineKey = (text: string): string =>
  fold(text.slice(0, 160))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80)

/** The form in which longer paragraphs are compared: their first 60 characters. */
export const proseKey = (text: string): string => `¶${text.slice(0, 60)}`
